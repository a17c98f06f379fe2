package org.example.bench;

import java.util.List;

/**
 * A ratio that has to hold.
 *
 * @param work what is done
 * @param ours the benchmark of the kit
 * @param rival what it is compared with
 * @param most the highest ratio of times
 * @param bytes the most bytes a call, 0 where there is no limit
 */
record Budget(String work, String ours, String rival, double most, long bytes) {

    static final List<Budget> ALL = List.of(
            new Budget("get, session open / reused statement", "GetOpen.rx", "GetOpen.rawReused", 1.25, 0),
            new Budget("session + get + close / naive JDBC", "GetSession.rx", "GetSession.rawNaive", 0.7, 4096),
            new Budget("1,000 rows to records / JDBC", "Rows.rxRecord", "Rows.rawRecord", 1.10, 0),
            new Budget("1,000 rows to public fields / JDBC", "Rows.rxFields", "Rows.rawFields", 1.10, 0),
            new Budget("1,000 rows to beans / JDBC", "Rows.rxBean", "Rows.rawBean", 1.10, 0),
            new Budget("insert with id, own transaction / naive JDBC", "Insert.rx", "Insert.rawNaive", 0.9, 0),
            new Budget("batch of 10,000 / JDBC batch", "Batch.rx", "Batch.raw", 1.15, 0),
            new Budget("get, session open / Jdbi by hand", "GetOpen.rx", "GetOpen.jdbiHand", 1, 0),
            new Budget("select where one, session open / Jdbi by hand", "GetOpen.rxWhere", "GetOpen.jdbiHand", 1, 0),
            new Budget("session + get + close / Jdbi by hand", "GetSession.rx", "GetSession.jdbiHand", 1, 0),
            new Budget("1,000 rows to records / Jdbi by hand", "Rows.rxRecord", "Rows.jdbiHand", 1, 0),
            new Budget("1,000 rows to records / Jdbi constructor", "Rows.rxRecord", "Rows.jdbiConstructor", 1, 0),
            new Budget("1,000 rows to beans / Jdbi bean", "Rows.rxBean", "Rows.jdbiBean", 1, 0),
            new Budget("insert with id, own transaction / Jdbi by hand", "Insert.rx", "Insert.jdbiHand", 1, 0),
            new Budget("batch of 10,000 / Jdbi batch", "Batch.rx", "Batch.jdbi", 1, 0));
}
