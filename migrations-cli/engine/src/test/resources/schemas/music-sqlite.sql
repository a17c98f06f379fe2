-- A music shop, after the design of the Chinook sample database, with the odd things SQLite files have.
CREATE TABLE artist (ArtistId INTEGER PRIMARY KEY, Name NVARCHAR(120) COLLATE NOCASE);
CREATE TABLE "media type" ([MediaTypeId] INTEGER PRIMARY KEY AUTOINCREMENT, `Name` NVARCHAR(120) UNIQUE);
CREATE TABLE genre (id INT PRIMARY KEY, name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120)) WITHOUT ROWID;
CREATE TABLE album (
    AlbumId INTEGER NOT NULL PRIMARY KEY,
    Title NVARCHAR(160) NOT NULL DEFAULT 'it''s untitled',
    ArtistId INTEGER NOT NULL REFERENCES artist (ArtistId) ON DELETE CASCADE ON UPDATE CASCADE,
    released,
    CHECK (Title <> ''),
    CONSTRAINT one_title UNIQUE (ArtistId, Title)
);
CREATE TABLE track (
    TrackId INTEGER PRIMARY KEY,
    Name NVARCHAR(200) NOT NULL,
    AlbumId INTEGER REFERENCES album,
    media INTEGER NOT NULL CONSTRAINT fk_media REFERENCES "media type" ([MediaTypeId]) DEFERRABLE INITIALLY DEFERRED,
    genre INT REFERENCES genre (id) ON DELETE SET NULL,
    Milliseconds INTEGER NOT NULL DEFAULT (60 * 1000),
    UnitPrice NUMERIC(10, 2) NOT NULL DEFAULT 0.99 CONSTRAINT positive CHECK (UnitPrice >= 0),
    seconds INT GENERATED ALWAYS AS (Milliseconds / 1000) VIRTUAL,
    shout TEXT AS (upper(Name)) STORED,
    added DATETIME DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX track_by_name ON track (Name COLLATE NOCASE, Milliseconds DESC);
CREATE INDEX long_tracks ON track (Milliseconds) WHERE Milliseconds > 600000;
CREATE UNIQUE INDEX track_once ON track (AlbumId, lower(Name));
CREATE TABLE employee (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    boss INTEGER,
    hired DATE,
    FOREIGN KEY (boss) REFERENCES employee (id) ON DELETE SET NULL
);
CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    email VARCHAR(60) NOT NULL UNIQUE COLLATE NOCASE,
    support INTEGER REFERENCES employee (id),
    extra BLOB,
    balance REAL DEFAULT -1.5
);
CREATE TABLE invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer INTEGER NOT NULL REFERENCES customer (id),
    total ANY,
    at TEXT NOT NULL
) STRICT;
CREATE TABLE invoice_line (
    invoice INTEGER NOT NULL,
    line INTEGER NOT NULL,
    track INTEGER NOT NULL REFERENCES track (TrackId),
    quantity INTEGER DEFAULT 1,
    PRIMARY KEY (invoice, line),
    FOREIGN KEY (invoice) REFERENCES invoice (id) ON DELETE CASCADE
);
CREATE TABLE playlist_track (playlist INT, track INT, PRIMARY KEY (track, playlist)) WITHOUT ROWID;
CREATE VIEW long_track AS SELECT Name, seconds FROM track WHERE Milliseconds > 600000;
CREATE VIEW sales AS SELECT c.email, sum(i.total) AS total FROM customer c JOIN invoice i ON i.customer = c.id GROUP BY 1;
CREATE TRIGGER invoice_at AFTER INSERT ON invoice WHEN new.total IS NULL BEGIN UPDATE invoice SET total = 0 WHERE id = new.id; END;
CREATE TRIGGER no_sale INSTEAD OF DELETE ON sales BEGIN SELECT raise(ABORT, 'no; not "here"'); END;
