CREATE INDEX ix_hero_age ON hero (age)
