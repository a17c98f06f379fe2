package dev.rxkit.migrate.check;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes JUnit XML, the format of test results that CI servers read. */
public final class JUnitXml {
    private JUnitXml() {}

    /**
     * A test case.
     *
     * @param group the name of its class
     * @param name its name
     * @param failure the type of the failure; null if it passed
     * @param text the message of the failure, or the output
     */
    public record TestCase(
            String group, String name, @Nullable String failure, String text) {}

    /** Returns the document of one test suite. */
    public static String of(String suite, List<TestCase> cases) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", suite);
            xml.writeAttribute("tests", String.valueOf(cases.size()));
            xml.writeAttribute(
                    "failures",
                    String.valueOf(
                            cases.stream().filter(c -> c.failure() != null).count()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            xml.writeAttribute("time", "0");
            for (TestCase one : cases) {
                write(xml, one);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void write(XMLStreamWriter xml, TestCase one) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", one.group());
        xml.writeAttribute("name", legal(one.name()));
        xml.writeAttribute("time", "0");
        xml.writeStartElement(one.failure() == null ? "system-out" : "failure");
        if (one.failure() != null) {
            xml.writeAttribute("type", one.failure());
            xml.writeAttribute("message", legal(one.text().lines().findFirst().orElse("")));
        }
        xml.writeCharacters(legal(one.text()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Returns the text without the characters that XML 1.0 cannot contain. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints()
                .map(c ->
                        c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000
                                ? c
                                : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
