/**
 * The annotations of model classes and their properties. Imports no other package of the kit; one file of {@code
 * mapping} reads the annotations. Public.
 */
@NullMarked
package dev.rxkit.annotation;

import org.jspecify.annotations.NullMarked;
