package dev.rxkit.migrate;

import dev.rxkit.schema.Schema;
import java.util.Optional;

/**
 * One side of a comparison, read.
 *
 * @param shown for people, without a password
 * @param schema resolved or inspected
 * @param knowsObjects whether views, triggers and the like are in it if there are any
 * @param models where it is the models
 */
record SchemaSource(String shown, Schema schema, boolean knowsObjects, Optional<Models> models) {}
