package dev.rxkit.database.sqlite;

import java.util.Set;

/** The words that SQLite accepts as a name only in quotes; its other keywords can be used without. */
final class SqliteWords {

    static final Set<String> RESERVED = Set.of("""
            ADD ALL ALTER AND AS AUTOINCREMENT BETWEEN CASE CAST CHECK COLLATE COMMIT CONSTRAINT CREATE
            DEFAULT DEFERRABLE DELETE DISTINCT DROP ELSE ESCAPE EXCEPT EXISTS FOREIGN FROM GROUP HAVING IF
            IN INDEX INSERT INTERSECT INTO IS ISNULL JOIN LIMIT NOT NOTHING NOTNULL NULL ON OR ORDER
            PRIMARY RAISE REFERENCES RETURNING SELECT SET TABLE THEN TO TRANSACTION UNION UNIQUE UPDATE
            USING VALUES WHEN WHERE
            """.strip().split("\\s+"));

    private SqliteWords() {}
}
