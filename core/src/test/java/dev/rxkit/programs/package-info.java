/** Random programs over sessions, held against a small model. */
package dev.rxkit.programs;
