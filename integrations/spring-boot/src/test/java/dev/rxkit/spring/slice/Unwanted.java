package dev.rxkit.spring.slice;

import org.springframework.stereotype.Component;

/** A component that is found by scanning. */
@Component
public class Unwanted {}
