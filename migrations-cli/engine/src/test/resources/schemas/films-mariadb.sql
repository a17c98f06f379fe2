-- A film rental, after the design of the Sakila sample database for MySQL.
CREATE TABLE language (language_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT, name CHAR(20) NOT NULL, last_update TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, PRIMARY KEY (language_id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE film (
    film_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
    title VARCHAR(128) NOT NULL,
    description TEXT DEFAULT NULL,
    release_year YEAR DEFAULT NULL,
    language_id TINYINT UNSIGNED NOT NULL,
    original_language_id TINYINT UNSIGNED DEFAULT NULL,
    rental_duration TINYINT UNSIGNED NOT NULL DEFAULT 3,
    rental_rate DECIMAL(4,2) NOT NULL DEFAULT 4.99,
    length SMALLINT UNSIGNED DEFAULT NULL COMMENT 'in minutes; it''s "long"',
    rating ENUM('G','PG','PG-13','R','it''s 18') DEFAULT 'G',
    special_features SET('Trailers','Commentaries','Deleted Scenes') DEFAULT NULL,
    poster MEDIUMBLOB,
    facts JSON,
    shout VARCHAR(128) GENERATED ALWAYS AS (upper(title)) STORED,
    minutes INT AS (rental_duration * 1440) VIRTUAL,
    code BIT(8) DEFAULT b'101',
    last_update TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    PRIMARY KEY (film_id),
    KEY idx_title (title(20)),
    KEY idx_pair (language_id, original_language_id),
    UNIQUE KEY once (title, release_year),
    FULLTEXT KEY words (title, description),
    CONSTRAINT positive CHECK (rental_rate >= 0 AND rental_rate < 50),
    CONSTRAINT fk_film_language FOREIGN KEY (language_id) REFERENCES language (language_id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT fk_film_original FOREIGN KEY (original_language_id) REFERENCES language (language_id) ON DELETE SET NULL
) COMMENT='what is rented' ENGINE=InnoDB;
CREATE TABLE actor (actor_id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(45) CHARACTER SET latin1 NOT NULL, `Last ``Name` VARCHAR(45) COLLATE utf8mb4_bin NOT NULL, KEY by_name (`Last ``Name` DESC, first_name));
CREATE TABLE film_actor (actor_id INT NOT NULL, film_id SMALLINT UNSIGNED NOT NULL, PRIMARY KEY (film_id, actor_id), CONSTRAINT fk_actor FOREIGN KEY (actor_id) REFERENCES actor (actor_id), CONSTRAINT fk_film FOREIGN KEY (film_id) REFERENCES film (film_id) ON DELETE CASCADE);
CREATE TABLE staff (id INT PRIMARY KEY, boss INT, active BOOLEAN NOT NULL DEFAULT TRUE, place POINT NOT NULL, born DATETIME(6), SPATIAL KEY somewhere (place), FOREIGN KEY (boss) REFERENCES staff (id));
CREATE TABLE note (id INT, text LONGTEXT, when_ DATETIME DEFAULT CURRENT_TIMESTAMP, KEY (id)) ENGINE=MyISAM;
CREATE VIEW film_list AS SELECT f.film_id, f.title, l.name AS language FROM film f JOIN language l ON l.language_id = f.language_id WHERE f.rating <> 'R';
CREATE FUNCTION films_of(wanted INT) RETURNS INT READS SQL DATA RETURN (SELECT count(*) FROM film_actor WHERE actor_id = wanted);
CREATE PROCEDURE touch(IN wanted INT) UPDATE film SET last_update = CURRENT_TIMESTAMP(3) WHERE film_id = wanted;
CREATE TRIGGER film_noted AFTER INSERT ON film FOR EACH ROW INSERT INTO note (id, text) VALUES (NEW.film_id, concat('new; ', NEW.title));
