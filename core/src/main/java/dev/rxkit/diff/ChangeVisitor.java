package dev.rxkit.diff;

/**
 * A visitor of {@link Change}, with one method for each kind of change, so that an unhandled kind does not compile.
 *
 * @param <R> the type of the result
 */
public interface ChangeVisitor<R> {
    R addTable(Change.AddTable change);

    R dropTable(Change.DropTable change);

    R renameTable(Change.RenameTable change);

    R addColumn(Change.AddColumn change);

    R dropColumn(Change.DropColumn change);

    R renameColumn(Change.RenameColumn change);

    R alterType(Change.AlterType change);

    R alterNullable(Change.AlterNullable change);

    R alterDefault(Change.AlterDefault change);

    R alterGenerated(Change.AlterGenerated change);

    R alterComputed(Change.AlterComputed change);

    R alterCollation(Change.AlterCollation change);

    R alterComment(Change.AlterComment change);

    R alterPrimaryKey(Change.AlterPrimaryKey change);

    R addUnique(Change.AddUnique change);

    R dropUnique(Change.DropUnique change);

    R addIndex(Change.AddIndex change);

    R dropIndex(Change.DropIndex change);

    R addForeignKey(Change.AddForeignKey change);

    R dropForeignKey(Change.DropForeignKey change);

    R addCheck(Change.AddCheck change);

    R dropCheck(Change.DropCheck change);

    R alterOption(Change.AlterOption change);

    R alterTableComment(Change.AlterTableComment change);

    R addEnum(Change.AddEnum change);

    R dropEnum(Change.DropEnum change);

    R alterEnum(Change.AlterEnum change);
}
