package dev.rxkit.migrate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitXmlTest {
    @Test
    void aReaderGetsTheTextsAsTheyAreButForWhatXmlCannotHold() throws Exception {
        String text = JUnitXml.of(
                "rx check",
                List.of(
                        new JUnitXml.TestCase("rx.check.lock", "lists <every> \"script\"", null, "fine & well"),
                        new JUnitXml.TestCase(
                                "rx.check.models", "hero", "pending (5)", "one\u0001\ntwo \uD83D\uDE00 <b>")));
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        Element passed = (Element) suite.getElementsByTagName("testcase").item(0);
        assertThat(passed.getAttribute("name")).isEqualTo("lists <every> \"script\"");
        assertThat(passed.getElementsByTagName("failure").getLength()).isZero();
        assertThat(passed.getTextContent()).isEqualTo("fine & well");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("pending (5)");
        assertThat(failure.getAttribute("message")).isEqualTo("one\uFFFD");
        assertThat(failure.getTextContent()).isEqualTo("one\uFFFD\ntwo \uD83D\uDE00 <b>");
    }
}
