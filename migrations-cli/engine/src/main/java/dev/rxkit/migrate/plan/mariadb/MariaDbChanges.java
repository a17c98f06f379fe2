package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeVisitor;
import dev.rxkit.migrate.plan.LeftAlone;

/** Returns the phase of each change. */
final class MariaDbChanges implements ChangeVisitor<MariaDbPhase> {
    @Override
    public MariaDbPhase addTable(Change.AddTable change) {
        return MariaDbPhase.CREATE_TABLES;
    }

    @Override
    public MariaDbPhase dropTable(Change.DropTable change) {
        return MariaDbPhase.DROP;
    }

    @Override
    public MariaDbPhase renameTable(Change.RenameTable change) {
        return MariaDbPhase.RENAME;
    }

    @Override
    public MariaDbPhase addColumn(Change.AddColumn change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase dropColumn(Change.DropColumn change) {
        return MariaDbPhase.DROP;
    }

    @Override
    public MariaDbPhase renameColumn(Change.RenameColumn change) {
        return MariaDbPhase.RENAME;
    }

    @Override
    public MariaDbPhase alterType(Change.AlterType change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase alterNullable(Change.AlterNullable change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase alterDefault(Change.AlterDefault change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase alterGenerated(Change.AlterGenerated change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase alterComputed(Change.AlterComputed change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase alterCollation(Change.AlterCollation change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase alterComment(Change.AlterComment change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase alterPrimaryKey(Change.AlterPrimaryKey change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase addUnique(Change.AddUnique change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase dropUnique(Change.DropUnique change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase addIndex(Change.AddIndex change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase dropIndex(Change.DropIndex change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase addForeignKey(Change.AddForeignKey change) {
        return MariaDbPhase.KEYS;
    }

    @Override
    public MariaDbPhase dropForeignKey(Change.DropForeignKey change) {
        return MariaDbPhase.DROP_KEYS;
    }

    @Override
    public MariaDbPhase addCheck(Change.AddCheck change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase dropCheck(Change.DropCheck change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase alterOption(Change.AlterOption change) {
        return LeftAlone.isOption(change.option()) ? MariaDbPhase.NONE : MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase alterTableComment(Change.AlterTableComment change) {
        return MariaDbPhase.ALTER;
    }

    @Override
    public MariaDbPhase addEnum(Change.AddEnum change) {
        return MariaDbPhase.NONE;
    }

    @Override
    public MariaDbPhase dropEnum(Change.DropEnum change) {
        return MariaDbPhase.NONE;
    }

    @Override
    public MariaDbPhase alterEnum(Change.AlterEnum change) {
        return MariaDbPhase.NONE;
    }
}
