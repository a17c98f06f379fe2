/**
 * Reads the configuration: defaults, file, environment, system properties and code, and what an application adds in code.
 * Internal.
 */
@NullMarked
package dev.rxkit.config;

import org.jspecify.annotations.NullMarked;
