package dev.rxkit.migrate.plan;

import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.migrate.plan.Hazard.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * The catalogue of hazards, with the codes that scripts, reports and {@code docs/hazards.md} use. A code keeps its
 * meaning for ever.
 */
public enum HazardCode {
    DROP_TABLE(
            "RX101",
            Kind.DELETES_DATA,
            "A table is dropped with all its rows.",
            "First release a program that does not use the table; keep a copy of the rows; drop it later."),
    DROP_COLUMN(
            "RX102",
            Kind.DELETES_DATA,
            "A column is dropped with its values.",
            "First release a program that does not use the column; make it nullable; drop it later."),
    NARROW_TYPE(
            "RX103",
            Kind.NARROWS_TYPE,
            "The new type may not hold every value of the old one. A guard stops the script before a value is changed.",
            "Add a column of the new type, fill it, and drop the old one in a later script."),
    DROP_ENUM_VALUE(
            "RX104",
            Kind.NARROWS_TYPE,
            "An enum type loses values. The script stops if a row has one of them.",
            "Change the rows that have the value first."),
    NOT_NULL(
            "RX105",
            Kind.NEEDS_VALID_DATA,
            "A column that may be empty becomes required. All rows are read, and the script stops if one has no value.",
            "Fill the column first. PostgreSQL: add CHECK (column IS NOT NULL) NOT VALID, then VALIDATE it, then SET"
                    + " NOT NULL, which reads no row then."),
    UNIQUE(
            "RX106",
            Kind.NEEDS_VALID_DATA,
            "Existing rows become unique in some columns. The script stops if two rows have the same values.",
            "PostgreSQL: CREATE UNIQUE INDEX CONCURRENTLY in a script of its own, then ADD CONSTRAINT .. USING INDEX."),
    UNIQUE_INDEX(
            "RX107",
            Kind.NEEDS_VALID_DATA,
            "A unique index on existing rows. The script stops if two rows have the same values.",
            "PostgreSQL: CREATE UNIQUE INDEX CONCURRENTLY in a script of its own."),
    PRIMARY_KEY(
            "RX108",
            Kind.NEEDS_VALID_DATA,
            "Another primary key. The script stops if two rows have the same key; keys that refer to the old one"
                    + " change too.",
            "PostgreSQL: CREATE UNIQUE INDEX CONCURRENTLY first, then ADD PRIMARY KEY USING INDEX."),
    FOREIGN_KEY(
            "RX109",
            Kind.NEEDS_VALID_DATA,
            "A foreign key on existing rows. The script stops if a row refers to nothing.",
            "PostgreSQL: ADD CONSTRAINT .. NOT VALID, and VALIDATE CONSTRAINT in a later script."),
    CHECK(
            "RX110",
            Kind.NEEDS_VALID_DATA,
            "A check on existing rows. The script stops if a row does not meet it.",
            "PostgreSQL: ADD CONSTRAINT .. NOT VALID, and VALIDATE CONSTRAINT in a later script."),
    REQUIRED_COLUMN(
            "RX111",
            Kind.WRITES_ROWS,
            "A new required column: each row gets a value, so each row is written.",
            "Add the column as nullable, fill it in portions, and make it required in a later script."),
    RENAME_TABLE(
            "RX121",
            Kind.BREAKS_OLD_CODE,
            "A table is renamed. Programs that use the old name fail from then on.",
            "Stop the old program before the script runs, or leave a view of the old name."),
    RENAME_COLUMN(
            "RX122",
            Kind.BREAKS_OLD_CODE,
            "A column is renamed. Programs that use the old name fail from then on.",
            "Stop the old program before the script runs, or add the new column and drop the old one later."),
    REWRITE_TABLE(
            "RX131",
            Kind.REWRITES_TABLE,
            "A table is written again, row by row.",
            "Run it when few use the table; for a large table add a new column and fill it in portions."),
    BUILD_INDEX(
            "RX132",
            Kind.LOCKS_TABLE,
            "An index is built while all writes to the table wait.",
            "PostgreSQL: CREATE INDEX CONCURRENTLY in a script of its own.");

    private final String code;
    private final Kind kind;
    private final String text;
    private final String safe;

    HazardCode(String code, Kind kind, String text, String safe) {
        this.code = code;
        this.kind = kind;
        this.text = text;
        this.safe = safe;
    }

    /** Returns the code, for example {@code RX101}. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns what happens. */
    public String text() {
        return text;
    }

    /** Returns the safe way to do the same. */
    public String safe() {
        return safe;
    }

    /**
     * Returns the hazard of a code.
     *
     * @throws ConfigException if no hazard has the code
     */
    public static HazardCode of(String code) {
        List<String> known = Arrays.stream(values()).map(HazardCode::code).toList();
        return Arrays.stream(values())
                .filter(one -> one.code.equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(() -> new ConfigException("\"" + code + "\" is not the code of a hazard."
                        + DidYouMean.sentence(code, known) + " The codes are " + known.get(0) + " to "
                        + known.get(known.size() - 1) + ", see docs/hazards.md."));
    }
}
