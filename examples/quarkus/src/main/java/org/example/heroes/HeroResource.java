package org.example.heroes;

import dev.rxkit.error.UniqueViolation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

@Path("/")
public class HeroResource {

    private final Heroes heroes;

    HeroResource(Heroes heroes) {
        this.heroes = heroes;
    }

    @POST
    @Path("/heroes/{name}")
    public Hero join(@RestPath String name, Costume costume) throws SQLException {
        return heroes.join(name, costume);
    }

    @GET
    @Path("/heroes")
    public List<Hero> all() {
        return heroes.all();
    }

    @GET
    @Path("/journal")
    public List<String> journal() {
        return heroes.journal();
    }

    @ServerExceptionMapper(UniqueViolation.class)
    public Response taken() {
        return Response.status(Response.Status.CONFLICT)
                .entity("there is a hero of this name")
                .build();
    }
}
