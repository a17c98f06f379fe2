-- a comment with a ; in it
CREATE TABLE hero (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);
CREATE TABLE hero_log (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TRIGGER hero_logged AFTER INSERT ON hero
BEGIN
  INSERT INTO hero_log (text) VALUES ('new; ' || NEW.name);
  UPDATE hero_log SET text = text || '.';
END;
