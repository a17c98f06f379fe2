/** Models that are written in Kotlin or with Lombok, compiled by their own compilers. */
package dev.rxkit.languages;
