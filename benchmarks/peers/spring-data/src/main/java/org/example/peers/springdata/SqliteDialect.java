package org.example.peers.springdata;

import java.util.Collection;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.jdbc.core.dialect.JdbcArrayColumns;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.relational.core.dialect.AnsiDialect;
import org.springframework.data.relational.core.dialect.IdGeneration;

/** Spring Data JDBC brings none for SQLite: ANSI, and no generated keys from a batch, which the driver does not give. */
final class SqliteDialect extends AnsiDialect implements JdbcDialect {

    @Override
    public JdbcArrayColumns getArraySupport() {
        return JdbcArrayColumns.Unsupported.INSTANCE;
    }

    @Override
    public Collection<Object> getConverters() {
        return List.of(new NumberToBoolean());
    }

    /** SQLite's driver gives a boolean as an Integer. */
    @ReadingConverter
    static final class NumberToBoolean implements Converter<Integer, Boolean> {
        @Override
        public Boolean convert(Integer number) {
            return number != 0;
        }
    }

    @Override
    public IdGeneration getIdGeneration() {
        return new IdGeneration() {
            @Override
            public boolean supportedForBatchOperations() {
                return false;
            }
        };
    }
}
