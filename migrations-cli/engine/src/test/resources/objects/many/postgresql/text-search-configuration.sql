-- reported: my_search

-- both
SELECT 1

-- from
SELECT 1

-- to
CREATE TEXT SEARCH CONFIGURATION my_search (COPY = english)
