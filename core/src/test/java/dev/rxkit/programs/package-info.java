/** Random programs over sessions, compared with a small model. */
package dev.rxkit.programs;
