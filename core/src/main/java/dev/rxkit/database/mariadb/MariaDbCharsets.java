package dev.rxkit.database.mariadb;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The character sets of MariaDB that do not contain all of Unicode, with their Java names. */
final class MariaDbCharsets {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin2", "ISO-8859-2"),
            Map.entry("latin5", "ISO-8859-9"),
            Map.entry("latin7", "ISO-8859-13"),
            Map.entry("ascii", "US-ASCII"),
            Map.entry("greek", "ISO-8859-7"),
            Map.entry("hebrew", "ISO-8859-8"),
            Map.entry("cp1250", "windows-1250"),
            Map.entry("cp1251", "windows-1251"),
            Map.entry("cp1256", "windows-1256"),
            Map.entry("cp1257", "windows-1257"),
            Map.entry("cp850", "IBM850"),
            Map.entry("cp852", "IBM852"),
            Map.entry("cp866", "IBM866"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("tis620", "TIS-620"),
            Map.entry("big5", "Big5"),
            Map.entry("gbk", "GBK"),
            Map.entry("gb2312", "GB2312"),
            Map.entry("euckr", "EUC-KR"),
            Map.entry("sjis", "Shift_JIS"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("ujis", "EUC-JP"));

    private MariaDbCharsets() {}

    /** Returns the character set of a collation; null if it contains all of Unicode or is not known to this JVM. */
    static @Nullable Charset of(@Nullable String collation) {
        String name = NAMES.get(set(collation));
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    /** Returns whether the collation belongs to a character set for Unicode's basic multilingual plane. */
    static boolean ofBasicPlane(@Nullable String collation) {
        String set = set(collation);
        return set.equals("utf8") || set.equals("utf8mb3") || set.equals("ucs2");
    }

    private static String set(@Nullable String collation) {
        return collation == null ? "" : collation.toLowerCase(Locale.ROOT).split("_")[0];
    }
}
