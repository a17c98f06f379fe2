ALTER TABLE hero ADD COLUMN age INTEGER;
INSERT INTO hero (name, age) VALUES ('first', 1);
