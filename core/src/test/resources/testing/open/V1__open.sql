CREATE TABLE t (id INTEGER PRIMARY KEY);
/* more is to come
