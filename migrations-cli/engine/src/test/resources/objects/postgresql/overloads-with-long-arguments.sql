-- both
SELECT 1

-- from
CREATE FUNCTION a_function_with_a_long_name(a_first_argument timestamp with time zone, b integer) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$

-- to
CREATE FUNCTION a_function_with_a_long_name(a_first_argument timestamp with time zone, b integer) RETURNS integer LANGUAGE sql AS $$ SELECT 2 $$

CREATE FUNCTION a_function_with_a_long_name(a_first_argument timestamp with time zone, b text) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$
