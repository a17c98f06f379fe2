package org.example.peers;

/** What is measured, in the order of the tables. */
public enum Workload {
    GET_OPEN("GetOpen", Reads.GetOpen.class, "get by id, session open", 0.75, 1.03),
    GET("Get", Reads.Get.class, "session, get by id, close", 1.10, 1.05),
    LIST("List1000", Reads.List1000.class, "1,000 rows", 1.02, 1.02),
    WHERE("Where", Reads.Where.class, "typed query of 10 rows", 1.05, 1.05),
    JOIN("Join", Reads.Join.class, "join to a DTO, 100 rows", 1.03, 1.03),
    CHILDREN("Children", Reads.Children.class, "100 parents with 1,000 children", 1.05, 1.05),
    STREAM("Stream100k", Reads.Stream100k.class, "100,000 rows streamed", 1.03, 1.03),
    INSERT("Insert", Writes.Insert.class, "insert with its id", 0.95, 1.03),
    BATCH("Batch", Writes.Batch.class, "batch of 10,000, no ids", 0.90, 1.03),
    BATCH_IDS("BatchIds", Writes.BatchIds.class, "batch of 10,000 with ids", 1.00, 1.00),
    UPDATE("Update", Writes.Update.class, "load, change, write", 1.00, 1.00);

    private final String id;
    private final Class<? extends Work> type;
    private final String title;
    private final double mostOnSqlite;
    private final double mostOnServers;

    Workload(String id, Class<? extends Work> type, String title, double mostOnSqlite, double mostOnServers) {
        this.id = id;
        this.type = type;
        this.title = title;
        this.mostOnSqlite = mostOnSqlite;
        this.mostOnServers = mostOnServers;
    }

    /** Returns the name in options, files and JMH. */
    public String id() {
        return id;
    }

    Class<? extends Work> type() {
        return type;
    }

    public String title() {
        return title;
    }

    /** Returns the highest ratio of Rx to the floor. */
    public double budget(boolean sqlite) {
        return sqlite ? mostOnSqlite : mostOnServers;
    }

    /** Returns the name of the JMH benchmark. */
    public String benchmark() {
        return type.getName().replace('$', '.') + ".run";
    }
}
