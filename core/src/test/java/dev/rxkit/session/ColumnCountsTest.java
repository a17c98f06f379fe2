package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.query.Prop;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code to} of a select and of a join, with every number of columns. */
class ColumnCountsTest {

    @Table
    record Wide(
            @Nullable Long id,
            int a,
            int b,
            int c,
            int d,
            int e,
            int f,
            int g,
            int h,
            int i,
            int j,
            int k,
            int l,
            int m,
            int n,
            int o,
            int p) {}

    @Table
    record Narrow(@Nullable Long id, @References(Wide.class) Long wideId) {}

    private static final Prop<Wide, Integer> A = Wide::a;
    private static final Prop<Wide, Integer> B = Wide::b;
    private static final Prop<Wide, Integer> C = Wide::c;
    private static final Prop<Wide, Integer> D = Wide::d;
    private static final Prop<Wide, Integer> E = Wide::e;
    private static final Prop<Wide, Integer> F = Wide::f;
    private static final Prop<Wide, Integer> G = Wide::g;
    private static final Prop<Wide, Integer> H = Wide::h;
    private static final Prop<Wide, Integer> I = Wide::i;
    private static final Prop<Wide, Integer> J = Wide::j;
    private static final Prop<Wide, Integer> K = Wide::k;
    private static final Prop<Wide, Integer> L = Wide::l;
    private static final Prop<Wide, Integer> M = Wide::m;
    private static final Prop<Wide, Integer> N = Wide::n;
    private static final Prop<Wide, Integer> O = Wide::o;
    private static final Prop<Wide, Integer> P = Wide::p;

    @Test
    void aSelectAndAJoinGiveUpTo16ColumnsInTheirOrder() {
        RxConfig config = RxConfig.builder()
                .url("sqlite://")
                .models(Wide.class, Narrow.class)
                .build();
        try (Database database = Database.open(config)) {
            database.createTables();
            database.useTransaction(s -> {
                Wide wide = s.add(new Wide(null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16));
                s.add(new Narrow(null, wide.id()));
                select(s.select(Wide.class));
                joined(s.select(Wide.class).join(Narrow.class));
                wideJoined(s.select(Wide.class).join(Narrow.class));
            });
        }
    }

    private static void select(Select<Wide> select) {
        requireFirst(1, select.to(ColumnCountsTest::all, A));
        requireFirst(2, select.to(ColumnCountsTest::all, A, B));
        requireFirst(3, select.to(ColumnCountsTest::all, A, B, C));
        requireFirst(4, select.to(ColumnCountsTest::all, A, B, C, D));
        requireFirst(5, select.to(ColumnCountsTest::all, A, B, C, D, E));
        requireFirst(6, select.to(ColumnCountsTest::all, A, B, C, D, E, F));
        requireFirst(7, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G));
        requireFirst(8, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H));
        requireFirst(9, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I));
        requireFirst(10, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J));
        requireFirst(11, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K));
        requireFirst(12, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L));
        requireFirst(13, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L, M));
        requireFirst(14, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L, M, N));
        requireFirst(15, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L, M, N, O));
        requireFirst(16, select.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P));
    }

    private static void joined(Joined<Wide> joined) {
        requireFirst(1, joined.to(ColumnCountsTest::all, A));
        requireFirst(2, joined.to(ColumnCountsTest::all, A, B));
        requireFirst(3, joined.to(ColumnCountsTest::all, A, B, C));
        requireFirst(4, joined.to(ColumnCountsTest::all, A, B, C, D));
        requireFirst(5, joined.to(ColumnCountsTest::all, A, B, C, D, E));
        requireFirst(6, joined.to(ColumnCountsTest::all, A, B, C, D, E, F));
        requireFirst(7, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G));
        requireFirst(8, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H));
        requireFirst(9, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I));
        requireFirst(10, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J));
    }

    private static void wideJoined(Joined<Wide> joined) {
        requireFirst(11, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K));
        requireFirst(12, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L));
        requireFirst(13, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L, M));
        requireFirst(14, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L, M, N));
        requireFirst(15, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L, M, N, O));
        requireFirst(16, joined.to(ColumnCountsTest::all, A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P));
    }

    private static List<Integer> all(Integer... columns) {
        return List.of(columns);
    }

    private static void requireFirst(int columns, Rows<List<Integer>> rows) {
        List<Integer> all = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        assertThat(rows.list()).containsExactly(all.subList(0, columns));
    }
}
