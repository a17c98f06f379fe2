package dev.rxkit.quickstart;

import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.lower;

import dev.rxkit.Rx;
import dev.rxkit.session.Page;
import dev.rxkit.session.Session;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;

/** The handlers. Each opens and closes its own session; a write commits, and an exception rolls back. */
final class Contacts {

    private static final int LARGEST_PAGE = 100;

    private Contacts() {}

    /** {@code GET /contacts?search=ada&page=1&size=20} */
    static void list(Context web) {
        int page = web.queryParamAsClass("page", Integer.class).getOrDefault(1);
        int size = Math.min(web.queryParamAsClass("size", Integer.class).getOrDefault(20), LARGEST_PAGE);
        String search = web.queryParam("search");
        try (Session session = Rx.session()) {
            var contacts = session.select(Contact.class);
            if (search != null) {
                String words = search.toLowerCase(Locale.ROOT);
                contacts.where(anyOf(
                        col(lower(Contact::name)).contains(words),
                        col(lower(Contact::email)).contains(words)));
            }
            Page<Contact> found = contacts.orderBy(Contact::name).page(page, size);
            web.json(found);
        }
    }

    /** {@code GET /contacts/{id}} */
    static void get(Context web) {
        try (Session session = Rx.session()) {
            web.json(session.get(Contact.class, id(web)));
        }
    }

    /** {@code POST /contacts} */
    static void create(Context web) {
        try (Session session = Rx.session()) {
            Contact added = session.add(web.bodyAsClass(Contact.class));
            session.commit();
            web.status(HttpStatus.CREATED).json(added);
        }
    }

    /** {@code PUT /contacts/{id}} */
    static void update(Context web) {
        Contact sent = web.bodyAsClass(Contact.class).withId(id(web));
        Contact stored = Rx.inTransaction(
                session -> session.refresh(session.update(sent, Contact::name, Contact::email, Contact::phone)));
        web.json(stored);
    }

    /** {@code DELETE /contacts/{id}} */
    static void delete(Context web) {
        Rx.useTransaction(session -> session.delete(session.get(Contact.class, id(web))));
        web.status(HttpStatus.NO_CONTENT);
    }

    private static long id(Context web) {
        return web.pathParamAsClass("id", Long.class).get();
    }
}
