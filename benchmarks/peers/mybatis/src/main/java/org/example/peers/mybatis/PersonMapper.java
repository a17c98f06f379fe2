package org.example.peers.mybatis;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;
import org.example.peers.LineBean;
import org.example.peers.OrderBean;
import org.example.peers.PersonBean;

public interface PersonMapper {

    @Select("SELECT id, name, email, age, score, active, seen, note FROM person WHERE id = #{id}")
    PersonBean get(long id);

    @Select("SELECT id, name, email, age, score, active, seen, note FROM person WHERE id <= #{upTo}")
    List<PersonBean> list(long upTo);

    @Select("SELECT id, name, email, age, score, active, seen, note FROM person WHERE age = #{age} AND seen > #{seen}")
    List<PersonBean> where(@Param("age") int age, @Param("seen") long seen);

    @Select("SELECT id, name, email, age, score, active, seen, note FROM person WHERE id >= #{from} AND id < #{to}")
    List<PersonBean> range(@Param("from") long from, @Param("to") long to);

    @Select("<script>SELECT id, person_id, total, status, created FROM orders WHERE person_id IN"
            + "<foreach collection='ids' item='id' open='(' separator=', ' close=')'>#{id}</foreach></script>")
    List<OrderBean> orders(@Param("ids") List<Long> ids);

    @Select("SELECT o.id AS order_id, p.name, p.email, o.total, o.status FROM orders o"
            + " JOIN person p ON p.id = o.person_id WHERE p.id >= #{from} AND p.id < #{to}")
    List<LineBean> join(@Param("from") long from, @Param("to") long to);

    @Select("SELECT id, person_id, total, status, created FROM orders")
    @Options(fetchSize = 1000)
    Cursor<OrderBean> all();

    @Insert("INSERT INTO person (name, email, age, score, active, seen, note)"
            + " VALUES (#{name}, #{email}, #{age}, #{score}, #{active}, #{seen}, #{note})")
    @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
    int insert(PersonBean person);

    @Insert("INSERT INTO person (name, email, age, score, active, seen, note)"
            + " VALUES (#{name}, #{email}, #{age}, #{score}, #{active}, #{seen}, #{note})")
    int insertOnly(PersonBean person);

    @Update("UPDATE person SET name = #{name}, email = #{email}, age = #{age}, score = #{score}, active = #{active},"
            + " seen = #{seen}, note = #{note} WHERE id = #{id}")
    int update(PersonBean person);
}
