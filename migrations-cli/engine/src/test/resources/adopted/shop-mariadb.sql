-- A shop as databases have it after some years: all kinds of objects around the table orders.
CREATE SEQUENCE numbers START WITH 100 INCREMENT BY 10 MAXVALUE 9000 CACHE 5 CYCLE;

CREATE FUNCTION vat(net DECIMAL(10,2)) RETURNS DECIMAL(12,4) DETERMINISTIC COMMENT 'it''s 20 %' RETURN net * 1.2;

CREATE TABLE customer (
    id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(80) CHARACTER SET latin1 NOT NULL DEFAULT 'nobody' COMMENT 'as printed',
    token VARBINARY(16) DEFAULT x'00FF10',
    mood ENUM('calm','angry') NOT NULL DEFAULT 'calm',
    latest INT,
    hidden INT INVISIBLE DEFAULT 5,
    packed TEXT COMPRESSED,
    words TEXT,
    UNIQUE KEY uq_name (name(20), mood) COMMENT 'names are unique',
    KEY ix_latest (latest DESC) IGNORED,
    FULLTEXT KEY ft_words (words)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci ROW_FORMAT = DYNAMIC STATS_PERSISTENT = 1 COMMENT = 'who buys';

CREATE TABLE orders (
    id INT AUTO_INCREMENT PRIMARY KEY,
    note LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin,
    number BIGINT DEFAULT nextval(numbers),
    customer_id BIGINT UNSIGNED,
    net DECIMAL(10,2) NOT NULL DEFAULT 0.00,
    gross DECIMAL(12,4) AS (net * 1.2) STORED,
    changed DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    extra JSON DEFAULT '{}',
    valid_from DATE NOT NULL DEFAULT '2020-01-01',
    valid_to DATE NOT NULL DEFAULT '2999-01-01',
    PERIOD FOR valid (valid_from, valid_to),
    KEY ix_gross (gross) COMMENT 'reports',
    CONSTRAINT ck_net CHECK (net >= 0 AND note <> 'none 😀'),
    FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE SET NULL
);

ALTER TABLE customer ADD CONSTRAINT fk_latest FOREIGN KEY (latest) REFERENCES orders (id) ON DELETE CASCADE;

CREATE TABLE log (a INT NOT NULL, b VARCHAR(10)) ENGINE = Aria PAGE_CHECKSUM = 1
PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE);

CREATE TABLE unrelated (a VARCHAR(200), PRIMARY KEY (a(10) DESC)) WITH SYSTEM VERSIONING;

CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW dear AS SELECT id, vat(net) AS total FROM orders WHERE net > 100 WITH CASCADED CHECK OPTION;

CREATE VIEW dearest AS SELECT max(total) AS total, '😀 \\ ''' AS face FROM dear;

CREATE TRIGGER `orders_first` BEFORE INSERT ON `orders` FOR EACH ROW SET NEW.net = abs(NEW.net);

CREATE TRIGGER `orders_zero` BEFORE INSERT ON `orders` FOR EACH ROW PRECEDES `orders_first` SET NEW.note = coalesce(NEW.note, '😀');

CREATE PROCEDURE tidy(IN days INT) MODIFIES SQL DATA BEGIN DELETE FROM log WHERE a < days; END;

INSERT INTO orders (id, note) VALUES (1, 'a'), (2, NULL)
