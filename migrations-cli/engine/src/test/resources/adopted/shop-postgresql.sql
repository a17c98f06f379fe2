CREATE EXTENSION citext;

CREATE EXTENSION pg_trgm;

CREATE SCHEMA stock;

CREATE COLLATION german (provider = icu, locale = 'de-DE');

CREATE TYPE order_state AS ENUM ('open', 'paid', 'sent');

CREATE TYPE address AS (street text, town varchar(60), zip char(5));

CREATE TYPE price_span AS RANGE (SUBTYPE = numeric);

CREATE FUNCTION valid_zip(a address) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT (a).zip ~ '^\d{5}$' $$;

CREATE DOMAIN amount AS numeric(12,2) DEFAULT 0 CHECK (VALUE >= 0);

CREATE DOMAIN mail AS citext CHECK (VALUE LIKE '%@%');

CREATE SEQUENCE invoice_number START 10000;

CREATE FUNCTION next_invoice() RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT 'R' || nextval('invoice_number') $$;

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed := now();
    RETURN NEW;
END $$;

CREATE TABLE customer (
    id serial PRIMARY KEY,
    name text COLLATE german NOT NULL,
    mail mail UNIQUE,
    home address CONSTRAINT has_zip CHECK (home IS NULL OR valid_zip(home)),
    best_order_id integer,
    changed timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE stock.article (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code varchar(20) NOT NULL,
    title text NOT NULL,
    price amount NOT NULL,
    span price_span
);

CREATE TABLE orders (
    id integer NOT NULL,
    number text NOT NULL DEFAULT next_invoice() UNIQUE,
    customer_id integer NOT NULL REFERENCES customer,
    state order_state NOT NULL DEFAULT 'open',
    article_id bigint REFERENCES stock.article,
    total amount,
    note text,
    changed timestamptz
);

CREATE SEQUENCE orders_id_seq;

ALTER SEQUENCE orders_id_seq OWNED BY orders.id;

ALTER TABLE orders ALTER COLUMN id SET DEFAULT nextval('orders_id_seq');

ALTER TABLE orders ADD PRIMARY KEY (id);

ALTER TABLE customer ADD CONSTRAINT customer_best FOREIGN KEY (best_order_id) REFERENCES orders;

CREATE INDEX orders_note ON orders USING gin (note gin_trgm_ops);

CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();

CREATE TRIGGER customer_touch BEFORE UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION touch();

CREATE VIEW open_orders AS SELECT o.id, o.total, c.name FROM orders o JOIN customer c ON c.id = o.customer_id WHERE o.state = 'open';

CREATE VIEW best_customers AS SELECT name, sum(total) AS total FROM open_orders GROUP BY name;

CREATE MATERIALIZED VIEW stock.sold AS SELECT article_id, count(*) AS n FROM orders GROUP BY article_id;

CREATE UNIQUE INDEX sold_article ON stock.sold (article_id);

COMMENT ON VIEW open_orders IS 'not yet paid';

COMMENT ON INDEX orders_note IS 'search';

COMMENT ON CONSTRAINT has_zip ON customer IS 'five digits';

ALTER TABLE customer ENABLE ROW LEVEL SECURITY;

CREATE POLICY named ON customer USING (name <> '');

CREATE TABLE access_log (id bigint NOT NULL, at date NOT NULL, customer_id integer REFERENCES customer) PARTITION BY RANGE (at);

CREATE TABLE access_log_2024 PARTITION OF access_log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

CREATE TABLE unrelated (id bigint PRIMARY KEY, what text);

CREATE FUNCTION unrelated_rows() RETURNS SETOF unrelated LANGUAGE sql AS $$ SELECT * FROM unrelated $$;

GRANT SELECT ON orders TO pg_monitor;

INSERT INTO customer (name, mail, home) VALUES ('Ada', 'ada@x.example', ('Way 1', 'Town', '12345'));

INSERT INTO orders (customer_id, total, note) VALUES (1, 12.50, 'first')
