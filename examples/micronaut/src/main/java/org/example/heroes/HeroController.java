package org.example.heroes;

import dev.rxkit.error.UniqueViolation;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.sql.SQLException;
import java.util.List;

/** Not on the threads of the network, because JDBC waits. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class HeroController {

    private final Heroes heroes;

    HeroController(Heroes heroes) {
        this.heroes = heroes;
    }

    @Post("/heroes/{name}")
    Hero join(String name, @Body Costume costume) throws SQLException {
        return heroes.join(name, costume);
    }

    @Get("/heroes")
    List<Hero> all() {
        return heroes.all();
    }

    @Get("/journal")
    List<String> journal() {
        return heroes.journal();
    }

    @Error(UniqueViolation.class)
    HttpResponse<String> taken() {
        return HttpResponse.<String>status(HttpStatus.CONFLICT).body("there is a hero of this name");
    }
}
