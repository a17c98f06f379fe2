package dev.rxkit.database.sqlite.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    private static final String[] TEXTS = {"", "a", "name", "Zoë", "\"", "\\", "/", "\n", "\u0001", "😀", "a/b", "u0041"
    };
    private static final String[] NUMBERS = {
        "0", "1", "-1", "10", "0.5", "100", "12345678901234567890.5", "1e40", "-2.25"
    };

    private final Random random = new Random(11);

    /** Maps, lists, texts, decimals, booleans and null. */
    private Object value(int depth) {
        return switch (random.nextInt(depth > 2 ? 4 : 6)) {
            case 0 -> TEXTS[random.nextInt(TEXTS.length)];
            case 1 -> new BigDecimal(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 2 -> random.nextBoolean();
            case 3 -> "null";
            case 4 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(TEXTS[random.nextInt(TEXTS.length)], value(depth + 1));
                }
                yield map;
            }
        };
    }

    private String blanks() {
        return " \n\t\r ".substring(random.nextInt(6));
    }

    private String spelled(Object value) {
        String text;
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((name, inside) -> members.add(spelled(name) + ":" + spelled(inside)));
            Collections.shuffle(members, random);
            text = "{" + String.join(",", members) + blanks() + "}";
        } else if (value instanceof List<?> list) {
            text = "[" + String.join(",", list.stream().map(this::spelled).toList()) + blanks() + "]";
        } else if (value instanceof BigDecimal number) {
            text = switch (random.nextInt(3)) {
                case 0 -> number.toPlainString();
                case 1 -> number.setScale(number.scale() + 2).toPlainString();
                default -> number.unscaledValue() + "e" + -number.scale();
            };
        } else {
            text = value instanceof String string ? quoted(string) : value.toString();
        }
        return blanks() + text + blanks();
    }

    private String quoted(String string) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : string.toCharArray()) {
            if (c < ' ' || random.nextInt(4) == 0) {
                text.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else {
                text.append(c == '"' || c == '\\' || c == '/' && random.nextBoolean() ? "\\" + c : "" + c);
            }
        }
        return text.append('"').toString();
    }

    @Test
    void everySpellingOfAValueHasOneTextAndOtherValuesHaveOthers() {
        Map<Object, String> known = new LinkedHashMap<>();
        for (int i = 0; i < 2000; i++) {
            Object value = value(0);
            String first = spelled(value);
            String canonical = CanonicalJson.of(first);
            assertThat(canonical).as(first).isNotNull();
            for (int k = 0; k < 3; k++) {
                String again = spelled(value);
                assertThat(CanonicalJson.of(again)).as(again).isEqualTo(canonical);
                assertThat(CanonicalJson.is(again)).isTrue();
                assertThat(again.contains(CanonicalJson.fixedPart(canonical)) || again.contains("\\u"))
                        .as(again)
                        .isTrue();
            }
            assertThat(CanonicalJson.of(canonical)).isEqualTo(canonical);
            known.put(plain(value), canonical);
        }
        assertThat(known.values()).doesNotHaveDuplicates();
    }

    /** Decimals are equal whatever their scale. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((name, inside) -> all.put(name, plain(inside)));
            return all;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CanonicalJsonTest::plain).toList();
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,1.0,1e0,10e-1]|[1,1,1,1]",
                "[-0,-0.0,0e5]|[0,0,0]",
                "[1e3,1E+3,0.001,1e-3]|[1000,1000,0.001,0.001]",
                "[1e2000]|[1E+2000]",
                "{\"a\":1,\"a\":2}|{\"a\":2}",
                "{\"b\":1,\"a\":[]}|{\"a\":[],\"b\":1}",
                "[\"\\u00eb\\/\\u0022\"]|[\"ë/\\\"\"]",
                "[\"\\ud800\",\"\\uDE00\\ud83d\"]|[\"\\ud800\",\"\\ude00\\ud83d\"]",
            })
    void theTextIsSimple(String text, String canonical) {
        assertThat(CanonicalJson.of(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``",
                "{",
                "[1",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "tru",
                "nullx",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "[1] 2",
                "'a'",
                "NaN",
                "1e99999999999"
            })
    void otherTextsHaveNone(String text) {
        assertThat(CanonicalJson.of(text)).isNull();
        assertThat(CanonicalJson.is(text)).isFalse();
    }

    @Test
    void aTextThatIsNestedTooDeeplyHasNone() {
        assertThat(CanonicalJson.of("[".repeat(1000) + "]".repeat(1000))).isNotNull();
        assertThat(CanonicalJson.of("[".repeat(1001) + "]".repeat(1001))).isNull();
        assertThat(CanonicalJson.is("[".repeat(100_000))).isFalse();
    }
}
