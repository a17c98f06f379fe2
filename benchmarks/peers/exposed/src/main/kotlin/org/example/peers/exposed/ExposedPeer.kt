package org.example.peers.exposed

import org.jetbrains.exposed.v1.core.JoinType
import org.jetbrains.exposed.v1.core.ResultRow
import org.jetbrains.exposed.v1.core.Table
import org.jetbrains.exposed.v1.core.and
import org.jetbrains.exposed.v1.core.eq
import org.jetbrains.exposed.v1.core.greater
import org.jetbrains.exposed.v1.core.greaterEq
import org.jetbrains.exposed.v1.core.inList
import org.jetbrains.exposed.v1.core.less
import org.jetbrains.exposed.v1.core.lessEq
import org.jetbrains.exposed.v1.jdbc.Database
import org.jetbrains.exposed.v1.jdbc.batchInsert
import org.jetbrains.exposed.v1.jdbc.insert
import org.jetbrains.exposed.v1.jdbc.select
import org.jetbrains.exposed.v1.jdbc.selectAll
import org.jetbrains.exposed.v1.jdbc.transactions.transaction
import org.jetbrains.exposed.v1.jdbc.update
import org.example.peers.Data
import org.example.peers.Db
import org.example.peers.Families
import org.example.peers.LineRow
import org.example.peers.OrderRow
import org.example.peers.Peer
import org.example.peers.PersonRow

object Persons : Table("person") {
    val id = long("id").autoIncrement()
    val name = text("name")
    val email = text("email")
    val age = integer("age")
    val score = double("score")
    val active = bool("active")
    val seen = long("seen")
    val note = text("note").nullable()
    override val primaryKey = PrimaryKey(id)
}

object Orders : Table("orders") {
    val id = long("id").autoIncrement()
    val personId = long("person_id").references(Persons.id)
    val total = double("total")
    val status = text("status")
    val created = long("created")
    override val primaryKey = PrimaryKey(id)
}

private fun ResultRow.person() = PersonRow(
    this[Persons.id], this[Persons.name], this[Persons.email], this[Persons.age], this[Persons.score],
    this[Persons.active], this[Persons.seen], this[Persons.note],
)

private fun ResultRow.order() =
    OrderRow(this[Orders.id], this[Orders.personId], this[Orders.total], this[Orders.status], this[Orders.created])

/** Exposed's DSL into records; everything there runs in a transaction block, so it has no session without one. */
class ExposedPeer : Peer() {

    private lateinit var database: Database

    override fun open(db: Db) {
        database = Database.connect(db.pool(true))
    }

    override fun keep(): Unit = throw UnsupportedOperationException()

    override fun release() {}

    override fun getKept(id: Long): Any = throw UnsupportedOperationException()

    private fun one(id: Long) = Persons.selectAll().where { Persons.id eq id }.single().person()

    override fun get(id: Long): Any = transaction(database) { one(id) }

    override fun list(upTo: Long): List<*> = transaction(database) {
        Persons.selectAll().where { Persons.id lessEq upTo }.map { it.person() }
    }

    override fun where(age: Int, seenAbove: Long): List<*> = transaction(database) {
        Persons.selectAll().where { (Persons.age eq age) and (Persons.seen greater seenAbove) }.map { it.person() }
    }

    override fun join(from: Long, to: Long): List<*> = transaction(database) {
        Orders.join(Persons, JoinType.INNER, Orders.personId, Persons.id)
            .select(Orders.id, Persons.name, Persons.email, Orders.total, Orders.status)
            .where { (Persons.id greaterEq from) and (Persons.id less to) }
            .map { LineRow(it[Orders.id], it[Persons.name], it[Persons.email], it[Orders.total], it[Orders.status]) }
    }

    override fun children(from: Long, to: Long): Any = transaction(database) {
        val persons = Persons.selectAll().where { (Persons.id greaterEq from) and (Persons.id less to) }
            .map { it.person() }
        val orders = Orders.selectAll().where { Orders.personId inList persons.map { it.id } }
            .map { it.order() }
        Families.of(persons, { it.id }, orders, { it.personId })
    }

    override fun stream(): Long = transaction(database) {
        var sum = 0L
        Orders.selectAll().fetchSize(1000).forEach {
            val o = it.order()
            sum += Data.sum(o.id, o.personId, o.total, o.status, o.created)
        }
        sum
    }

    override fun insert(row: PersonRow): Long = transaction(database) {
        Persons.insert {
            it[name] = row.name
            it[email] = row.email
            it[age] = row.age
            it[score] = row.score
            it[active] = row.active
            it[seen] = row.seen
            it[note] = row.note
        }[Persons.id]
    }

    override fun batch(rows: List<PersonRow>): Long = transaction(database) {
        rows.chunked(1000).sumOf { chunk ->
            Persons.batchInsert(chunk, shouldReturnGeneratedValues = false) { row ->
                this[Persons.name] = row.name
                this[Persons.email] = row.email
                this[Persons.age] = row.age
                this[Persons.score] = row.score
                this[Persons.active] = row.active
                this[Persons.seen] = row.seen
                this[Persons.note] = row.note
            }
            chunk.size.toLong()
        }
    }

    override fun batchIds(rows: List<PersonRow>): Long = transaction(database) {
        rows.sumOf { row ->
            Persons.insert {
                it[name] = row.name
                it[email] = row.email
                it[age] = row.age
                it[score] = row.score
                it[active] = row.active
                it[seen] = row.seen
                it[note] = row.note
            }[Persons.id]
        }
    }

    override fun update(id: Long, newName: String, newScore: Double) {
        transaction(database) {
            val was = one(id)
            val count = Persons.update({ Persons.id eq id }) {
                it[name] = newName
                it[email] = was.email
                it[age] = was.age
                it[score] = newScore
                it[active] = was.active
                it[seen] = was.seen
                it[note] = was.note
            }
            check(count == 1) { "no row" }
        }
    }

    override fun person(result: Any): PersonRow = result as PersonRow

    @Suppress("UNCHECKED_CAST")
    override fun family(result: Any): Map<PersonRow, List<OrderRow>> =
        (result as Families<PersonRow, OrderRow>).rows({ it }, { it })
}
