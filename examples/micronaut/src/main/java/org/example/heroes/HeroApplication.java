package org.example.heroes;

import io.micronaut.runtime.Micronaut;

public class HeroApplication {

    public static void main(String[] args) {
        Micronaut.run(HeroApplication.class, args);
    }
}
