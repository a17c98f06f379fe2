package org.example.peers;

/** The databases. */
public enum Kind {
    SQLITE,
    POSTGRESQL,
    MARIADB;

    static Kind of(String url) {
        return url.startsWith("jdbc:postgresql") ? POSTGRESQL : url.startsWith("jdbc:mariadb") ? MARIADB : SQLITE;
    }
}
