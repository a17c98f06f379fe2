package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeVisitor;
import dev.rxkit.migrate.plan.LeftAlone;

/** Returns the phase of each change. */
final class PostgresChanges implements ChangeVisitor<PostgresPhase> {
    @Override
    public PostgresPhase addTable(Change.AddTable change) {
        return PostgresPhase.CREATE_TABLES;
    }

    @Override
    public PostgresPhase dropTable(Change.DropTable change) {
        return PostgresPhase.DROP_TABLES;
    }

    @Override
    public PostgresPhase renameTable(Change.RenameTable change) {
        return PostgresPhase.RENAME;
    }

    @Override
    public PostgresPhase addColumn(Change.AddColumn change) {
        return PostgresPhase.COLUMNS;
    }

    @Override
    public PostgresPhase dropColumn(Change.DropColumn change) {
        return PostgresPhase.DROP_COLUMNS;
    }

    @Override
    public PostgresPhase renameColumn(Change.RenameColumn change) {
        return PostgresPhase.RENAME;
    }

    @Override
    public PostgresPhase alterType(Change.AlterType change) {
        return PostgresPhase.COLUMNS;
    }

    @Override
    public PostgresPhase alterNullable(Change.AlterNullable change) {
        return PostgresPhase.COLUMNS;
    }

    @Override
    public PostgresPhase alterDefault(Change.AlterDefault change) {
        return PostgresPhase.COLUMNS;
    }

    @Override
    public PostgresPhase alterGenerated(Change.AlterGenerated change) {
        return PostgresPhase.COLUMNS;
    }

    @Override
    public PostgresPhase alterComputed(Change.AlterComputed change) {
        return PostgresPhase.COLUMNS;
    }

    @Override
    public PostgresPhase alterCollation(Change.AlterCollation change) {
        return PostgresPhase.COLUMNS;
    }

    @Override
    public PostgresPhase alterComment(Change.AlterComment change) {
        return PostgresPhase.COMMENTS;
    }

    @Override
    public PostgresPhase alterPrimaryKey(Change.AlterPrimaryKey change) {
        return PostgresPhase.CONSTRAINTS;
    }

    @Override
    public PostgresPhase addUnique(Change.AddUnique change) {
        return PostgresPhase.CONSTRAINTS;
    }

    @Override
    public PostgresPhase dropUnique(Change.DropUnique change) {
        return PostgresPhase.DROP_CONSTRAINTS;
    }

    @Override
    public PostgresPhase addIndex(Change.AddIndex change) {
        return PostgresPhase.CONSTRAINTS;
    }

    @Override
    public PostgresPhase dropIndex(Change.DropIndex change) {
        return PostgresPhase.DROP_CONSTRAINTS;
    }

    @Override
    public PostgresPhase addForeignKey(Change.AddForeignKey change) {
        return PostgresPhase.KEYS;
    }

    @Override
    public PostgresPhase dropForeignKey(Change.DropForeignKey change) {
        return PostgresPhase.DROP_KEYS;
    }

    @Override
    public PostgresPhase addCheck(Change.AddCheck change) {
        return PostgresPhase.CHECKS;
    }

    @Override
    public PostgresPhase dropCheck(Change.DropCheck change) {
        return PostgresPhase.DROP_CONSTRAINTS;
    }

    @Override
    public PostgresPhase alterOption(Change.AlterOption change) {
        return LeftAlone.isOption(change.option()) ? PostgresPhase.NONE : PostgresPhase.OPTIONS;
    }

    @Override
    public PostgresPhase alterTableComment(Change.AlterTableComment change) {
        return PostgresPhase.COMMENTS;
    }

    @Override
    public PostgresPhase addEnum(Change.AddEnum change) {
        return PostgresPhase.TYPES;
    }

    @Override
    public PostgresPhase dropEnum(Change.DropEnum change) {
        return PostgresPhase.DROP_TYPES;
    }

    @Override
    public PostgresPhase alterEnum(Change.AlterEnum change) {
        return PostgresPhase.TYPES;
    }
}
