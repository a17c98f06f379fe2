package dev.rxkit.diff;

import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two schemas: the whole vocabulary. Every record is one fact; a column whose type and default
 * both changed makes two. {@code from} is what is, {@code to} what is wanted. A table or column that is renamed is
 * named by its new name in every other change.
 */
public sealed interface Change {

    /** The table it happens to, by its new name. */
    TableName table();

    <R> R accept(ChangeVisitor<R> visitor);

    record AddTable(Table added) implements Change {
        @Override
        public TableName table() {
            return added.name();
        }

        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.addTable(this);
        }
    }

    record DropTable(Table dropped) implements Change {
        @Override
        public TableName table() {
            return dropped.name();
        }

        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.dropTable(this);
        }
    }

    record RenameTable(TableName from, TableName table) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.renameTable(this);
        }
    }

    record AddColumn(TableName table, Column column) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.addColumn(this);
        }
    }

    record DropColumn(TableName table, Column column) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.dropColumn(this);
        }
    }

    record RenameColumn(TableName table, String from, String to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.renameColumn(this);
        }
    }

    /** Another type; {@code from} and {@code to} carry the new name. */
    record AlterType(TableName table, Column from, Column to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterType(this);
        }
    }

    record AlterNullable(TableName table, Column from, Column to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterNullable(this);
        }
    }

    record AlterDefault(TableName table, Column from, Column to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterDefault(this);
        }
    }

    /** The database starts or stops handing out the value. */
    record AlterGenerated(TableName table, Column from, Column to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterGenerated(this);
        }
    }

    /** The expression of a generated column, or whether it is stored. */
    record AlterComputed(TableName table, Column from, Column to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterComputed(this);
        }
    }

    record AlterCollation(TableName table, Column from, Column to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterCollation(this);
        }
    }

    record AlterComment(TableName table, Column from, Column to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterComment(this);
        }
    }

    record AlterPrimaryKey(
            TableName table,
            @Nullable PrimaryKey from,
            @Nullable PrimaryKey to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterPrimaryKey(this);
        }
    }

    record AddUnique(TableName table, Unique unique) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.addUnique(this);
        }
    }

    record DropUnique(TableName table, Unique unique) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.dropUnique(this);
        }
    }

    record AddIndex(TableName table, Index index) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.addIndex(this);
        }
    }

    record DropIndex(TableName table, Index index) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.dropIndex(this);
        }
    }

    record AddForeignKey(TableName table, ForeignKey key) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.addForeignKey(this);
        }
    }

    record DropForeignKey(TableName table, ForeignKey key) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.dropForeignKey(this);
        }
    }

    record AddCheck(TableName table, Check check) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.addCheck(this);
        }
    }

    record DropCheck(TableName table, Check check) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.dropCheck(this);
        }
    }

    /** One option of the table's CREATE; null for not there. */
    record AlterOption(
            TableName table,
            String option,
            @Nullable String from,
            @Nullable String to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterOption(this);
        }
    }

    record AlterTableComment(
            TableName table,
            @Nullable String from,
            @Nullable String to) implements Change {
        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterTableComment(this);
        }
    }

    /** An enum type that is missing. {@link #table} is the type's name here and in the next two. */
    record AddEnum(EnumType added) implements Change {
        @Override
        public TableName table() {
            return added.name();
        }

        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.addEnum(this);
        }
    }

    record DropEnum(EnumType dropped) implements Change {
        @Override
        public TableName table() {
            return dropped.name();
        }

        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.dropEnum(this);
        }
    }

    /** Other words, or another order of them. */
    record AlterEnum(EnumType from, EnumType to) implements Change {
        @Override
        public TableName table() {
            return to.name();
        }

        @Override
        public <R> R accept(ChangeVisitor<R> visitor) {
            return visitor.alterEnum(this);
        }
    }
}
