package dev.rxkit.migrate;

import dev.rxkit.schema.Schema;
import java.util.Optional;

/** A schema and where it was read from.
 *
 * @param shown the source for messages, without a password
 * @param schema the schema, resolved or inspected
 * @param knowsObjects whether the schema contains views, triggers and other objects
 * @param models the models; empty if the source is another one
 */
record SchemaSource(String shown, Schema schema, boolean knowsObjects, Optional<Models> models) {}
