package org.example.heroes;

import dev.rxkit.error.UniqueViolation;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HeroController {

    private final Heroes heroes;

    HeroController(Heroes heroes) {
        this.heroes = heroes;
    }

    @PostMapping("/heroes/{name}")
    Hero join(@PathVariable("name") String name, @RequestBody Costume costume) {
        return heroes.join(name, costume);
    }

    @GetMapping("/heroes")
    List<Hero> all() {
        return heroes.all();
    }

    @GetMapping("/journal")
    List<String> journal() {
        return heroes.journal();
    }

    @ExceptionHandler(UniqueViolation.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String taken() {
        return "there is a hero of this name";
    }
}
