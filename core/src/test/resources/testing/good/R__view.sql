CREATE VIEW old_hero AS SELECT * FROM hero WHERE age > 40;
