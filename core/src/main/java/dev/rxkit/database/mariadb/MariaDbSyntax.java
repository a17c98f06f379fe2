package dev.rxkit.database.mariadb;

import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Set;

/** How MariaDB splits SQL into tokens and quotes names, and its reserved words. */
public final class MariaDbSyntax {

    static final Set<SqlRule> SQL_RULES = Set.of(
            SqlRule.BACKSLASH_ESCAPES,
            SqlRule.DOUBLE_QUOTED_TEXT,
            SqlRule.BACKTICK_NAMES,
            SqlRule.HASH_COMMENTS,
            SqlRule.DASHES_BEFORE_BLANK,
            SqlRule.EXECUTABLE_COMMENTS);

    /** The rules of a text in which literals and comments are those of standard SQL; see {@link MariaDbLiterals}. */
    private static final Set<SqlRule> STANDARD_RULES = Set.of(SqlRule.BACKTICK_NAMES);

    /** The collation of new tables: every character matters, including trailing blanks. */
    static final String COLLATION = "utf8mb4_nopad_bin";

    /** The words that MariaDB accepts as a name only in quotes. */
    static final Set<String> RESERVED = Set.of("""
                    ACCESSIBLE ADD ALL ALTER ANALYZE AND AS ASC ASENSITIVE BEFORE BETWEEN BIGINT BINARY BLOB BOTH BY
                    CALL CASCADE CASE CHANGE CHAR CHARACTER CHECK COLLATE COLUMN CONDITION CONSTRAINT CONTINUE CONVERT
                    CREATE CROSS CUBE CUME_DIST CURRENT_DATE CURRENT_ROLE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER
                    CURSOR DATABASE DATABASES DAY_HOUR DAY_MICROSECOND DAY_MINUTE DAY_SECOND DEC DECIMAL DECLARE DEFAULT
                    DELAYED DELETE DENSE_RANK DESC DESCRIBE DETERMINISTIC DISTINCT DISTINCTROW DIV DOUBLE DROP DUAL EACH
                    ELSE ELSEIF EMPTY ENCLOSED ESCAPED EXCEPT EXISTS EXIT EXPLAIN FALSE FETCH FIRST_VALUE FLOAT FLOAT4
                    FLOAT8 FOR FORCE FOREIGN FROM FULLTEXT FUNCTION GENERATED GET GRANT GROUP GROUPING GROUPS HAVING
                    HIGH_PRIORITY HOUR_MICROSECOND HOUR_MINUTE HOUR_SECOND IF IGNORE IN INDEX INFILE INNER INOUT
                    INSENSITIVE INSERT INT INT1 INT2 INT3 INT4 INT8 INTEGER INTERSECT INTERVAL INTO IS ITERATE JOIN
                    JSON_TABLE KEY KEYS KILL LAG LAST_VALUE LATERAL LEAD LEADING LEAVE LEFT LIKE LIMIT LINEAR LINES LOAD
                    LOCALTIME LOCALTIMESTAMP LOCK LONG LONGBLOB LONGTEXT LOOP LOW_PRIORITY MASTER_BIND
                    MASTER_SSL_VERIFY_SERVER_CERT MATCH MAXVALUE MEDIUMBLOB MEDIUMINT MEDIUMTEXT MIDDLEINT
                    MINUTE_MICROSECOND MINUTE_SECOND MOD MODIFIES NATURAL NOT NO_WRITE_TO_BINLOG NTH_VALUE NTILE NULL
                    NUMERIC OF OFFSET ON OPTIMIZE OPTIMIZER_COSTS OPTION OPTIONALLY OR ORDER OUT OUTER OUTFILE OVER
                    PARTITION PERCENT_RANK PRECISION PRIMARY PROCEDURE PURGE RANGE RANK READ READS READ_WRITE REAL
                    RECURSIVE REFERENCES REGEXP RELEASE RENAME REPEAT REPLACE REQUIRE RESIGNAL RESTRICT RETURN RETURNING
                    REVOKE RIGHT RLIKE ROW ROWS ROW_NUMBER SCHEMA SCHEMAS SECOND_MICROSECOND SELECT SENSITIVE SEPARATOR
                    SET SHOW SIGNAL SMALLINT SPATIAL SPECIFIC SQL SQLEXCEPTION SQLSTATE SQLWARNING SQL_BIG_RESULT
                    SQL_CALC_FOUND_ROWS SQL_SMALL_RESULT SSL STARTING STORED STRAIGHT_JOIN SYSTEM TABLE TERMINATED THEN
                    TINYBLOB TINYINT TINYTEXT TO TRAILING TRIGGER TRUE UNDO UNION UNIQUE UNLOCK UNSIGNED UPDATE USAGE USE
                    USING UTC_DATE UTC_TIME UTC_TIMESTAMP VALUES VARBINARY VARCHAR VARCHARACTER VARYING VIRTUAL WHEN
                    WHERE WHILE WINDOW WITH WRITE XOR YEAR_MONTH ZEROFILL
                    """.strip().split("\\s+"));

    private MariaDbSyntax() {}

    /** Returns the tokens of a text whose literals are in canonical form. */
    public static List<SqlToken> tokens(String standard) {
        return SqlText.tokens(standard, STANDARD_RULES);
    }

    /** Returns the identifier in backticks. */
    public static String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    /** Returns the table's name, with its database if it has one. */
    public static String quote(TableName table) {
        return (table.namespace() == null ? "" : quote(table.namespace()) + ".") + quote(table.name());
    }
}
