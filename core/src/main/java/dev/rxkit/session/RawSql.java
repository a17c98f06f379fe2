package dev.rxkit.session;
/** x */
public final class RawSql { RawSql(Conversation c, String sql) {} }
