package dev.rxkit.json;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullUnmarked;

/** Generates, compiles and instantiates records with one JSON property each, all for the same table. */
@NullUnmarked
final class JsonClasses {

    private static final String[] SCALARS = {
        "String",
        "int",
        "Long",
        "double",
        "Boolean",
        "BigDecimal",
        "BigInteger",
        "UUID",
        "LocalDate",
        "LocalTime",
        "LocalDateTime",
        "Instant",
        "Duration",
        "URI",
        "Kind",
        "byte",
        "Float"
    };
    private static final String[] KEYS = {"String", "Integer", "Kind", "UUID", "Long", "LocalDate", "Key"};
    private static final String IMPORTS =
            "package generated; import java.math.*; import java.net.URI; import java.time.*;"
                    + " import java.util.*; import dev.rxkit.annotation.*; import org.jspecify.annotations.Nullable;"
                    + " import com.fasterxml.jackson.annotation.*;\n";
    private static final String SHARED = "enum Kind { RED, GREEN { public String toString() { return \"red\"; } },"
            + " BLUE; public String toString() { return \"red\"; } }\n"
            + "record Key(String text) {}\n"
            + "record Box<T>(T held, @Nullable Integer n) {}\n"
            + "@JsonTypeInfo(use = JsonTypeInfo.Id.NAME) sealed interface Shape permits Dot, Line {}\n"
            + "record Dot(int x) implements Shape {}\nrecord Line(Dot from, List<Dot> to) implements Shape {}\n"
            + "sealed interface Bare permits Leaf {}\nrecord Leaf(int x) implements Bare {}\n";

    private final Random random;

    private JsonClasses(Random random) {
        this.random = random;
    }

    /** A generated class and its source code. */
    record Model(Class<?> type, String source) {
        Object row(long id, Random random) {
            RecordComponent doc = type.getRecordComponents()[1];
            return make(type, id, new JsonClasses(random).value(doc.getGenericType(), Map.of(), 0));
        }
    }

    static List<Model> compile(long seed, int classes) {
        StringBuilder all = new StringBuilder(IMPORTS + SHARED);
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            JsonClasses dice = new JsonClasses(new Random(seed * 31 + i));
            StringBuilder source = new StringBuilder();
            String type = dice.type(0, "P" + i, source);
            source.append("@Table(\"json_random\") record Model" + i + "(@Id long id, @Json " + type + " doc) {}\n");
            sources.add(source.toString());
            all.append(source);
        }
        ClassLoader loader = compiled(all.toString());
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            try {
                models.add(new Model(Class.forName("generated.Model" + i, true, loader), sources.get(i)));
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return models;
    }

    private String type(int depth, String name, StringBuilder before) {
        int die = random.nextInt(depth > 2 ? 10 : 24);
        if (die < 10) {
            return boxed(SCALARS[random.nextInt(SCALARS.length)], depth == 0);
        }
        return switch (die) {
            case 10, 11 -> "List<" + type(depth + 1, name + "a", before) + ">";
            case 12 -> "Set<" + boxed(SCALARS[random.nextInt(SCALARS.length)], true) + ">";
            case 13, 14, 15 ->
                "Map<" + KEYS[random.nextInt(KEYS.length)] + ", " + type(depth + 1, name + "b", before) + ">";
            case 16 -> "Shape";
            case 17 -> depth == 2 ? "Bare" : "List<Shape>";
            case 18 -> "Box<" + boxed(SCALARS[random.nextInt(SCALARS.length)], true) + ">";
            case 19 -> "List<Box<List<Kind>>>";
            default -> record(depth, name, before);
        };
    }

    private static String boxed(String type, boolean needed) {
        return !needed
                ? type.equals("int") || type.equals("double") || type.equals("byte") ? boxed(type, true) : type
                : switch (type) {
                    case "int" -> "Integer";
                    case "double" -> "Double";
                    case "byte" -> "Byte";
                    default -> type;
                };
    }

    private String record(int depth, String name, StringBuilder before) {
        StringBuilder components = new StringBuilder();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String type = type(depth + 1, name + "c" + i, before);
            boolean maybe = random.nextInt(4) == 0;
            components
                    .append(i == 0 ? "" : ", ")
                    .append(maybe ? "@Nullable " : "")
                    .append(type)
                    .append(" p")
                    .append(i);
        }
        before.append("record ").append(name).append("(").append(components).append(") {}\n");
        return name;
    }

    private Object value(Type type, Map<TypeVariable<?>, Type> variables, int depth) {
        if (type instanceof TypeVariable<?> variable) {
            return value(variables.get(variable), variables, depth);
        }
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == List.class || raw == Set.class) {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(arguments[0], variables, depth + 1));
                }
                return raw == List.class ? list : new HashSet<>(list);
            }
            if (raw == Map.class) {
                Map<Object, Object> map = random.nextBoolean() ? new HashMap<>() : new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(value(arguments[0], variables, depth + 1), value(arguments[1], variables, depth + 1));
                }
                return map;
            }
            Map<TypeVariable<?>, Type> inner = new HashMap<>();
            for (int i = 0; i < arguments.length; i++) {
                inner.put(raw.getTypeParameters()[i], arguments[i]);
            }
            return filled(raw, inner, depth);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        if (raw.isSealed()) {
            Class<?>[] permitted = raw.getPermittedSubclasses();
            return filled(permitted[random.nextInt(permitted.length)], Map.of(), depth);
        }
        return raw.isRecord() ? filled(raw, Map.of(), depth) : scalar(raw);
    }

    private Object filled(Class<?> type, Map<TypeVariable<?>, Type> variables, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            boolean maybe = components[i].getAnnotatedType().getAnnotations().length > 0;
            values[i] =
                    maybe && random.nextBoolean() ? null : value(components[i].getGenericType(), variables, depth + 1);
        }
        return make(type, values);
    }

    private Object scalar(Class<?> type) {
        Instant moment = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        return switch (type.getSimpleName()) {
            case "String" -> random.nextInt(9) == 0 ? "" : "t\u00e9\"\\\ud83d\ude00" + random.nextInt(99);
            case "Integer", "int" -> random.nextInt();
            case "Long" -> random.nextLong();
            case "Double", "double" -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case "Float" -> random.nextFloat() * random.nextInt();
            case "Byte", "byte" -> (byte) random.nextInt();
            case "Boolean" -> random.nextBoolean();
            case "BigDecimal" -> new BigDecimal(new BigInteger(random.nextInt(120), random), random.nextInt(20));
            case "BigInteger" -> new BigInteger(random.nextInt(200), random).negate();
            case "UUID" -> new UUID(random.nextLong(), random.nextLong());
            case "LocalDate" -> local.toLocalDate();
            case "LocalTime" -> local.toLocalTime();
            case "LocalDateTime" -> local;
            case "Instant" -> moment;
            case "Duration" -> Duration.ofNanos(random.nextLong());
            case "URI" -> URI.create("https://rx.dev/" + random.nextInt());
            default -> Optional.empty();
        };
    }

    private static Object make(Class<?> type, Object... values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ClassLoader compiled(String text) {
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///generated/All.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return text;
                    }
                };
        try (JavaFileManager files =
                new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/')), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                return classes.computeIfAbsent(name, unused -> new ByteArrayOutputStream());
                            }
                        };
                    }
                }) {
            if (!compiler.getTask(null, files, null, List.of("-parameters", "-proc:none"), null, List.of(source))
                    .call()) {
                throw new IllegalStateException("the generated classes do not compile");
            }
        } catch (java.io.IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ClassLoader(JsonClasses.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                ByteArrayOutputStream code = classes.get(name);
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, code.toByteArray(), 0, code.size());
            }
        };
    }
}
