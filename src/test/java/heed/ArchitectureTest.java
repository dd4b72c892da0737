package heed;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule holds in the house, and finds the class that was built to break it.
class ArchitectureTest {
  /// What is compiled from the main sources, wherever that is.
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importUrl(Heed.class.getProtectionDomain().getCodeSource().getLocation());

  private static final JavaClasses GUILTY = new ClassFileImporter().importPackages("heed.guilty");

  record Rule(String name, Function<Architecture, ArchRule> in) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Rule USES =
      new Rule("every part uses only what it may", Architecture::everyPartUsesOnlyWhatItMay);
  private static final Rule CYCLES =
      new Rule("packages have no cycles", Architecture::packagesHaveNoCycles);
  private static final Rule FRAME =
      new Rule("the frame knows no page", Architecture::theFrameKnowsNoPage);
  private static final Rule SQL =
      new Rule("only stores speak SQL", Architecture::onlyStoresSpeakSql);
  private static final Rule HTTP =
      new Rule("only doors serve HTTP", Architecture::onlyDoorsServeHttp);
  private static final Rule SLACK =
      new Rule("only slack knows Slack", Architecture::onlySlackKnowsSlack);
  private static final Rule PURE = new Rule("ranking is pure", Architecture::rankingIsPure);
  private static final Rule TIME =
      new Rule(
          "time, chance and environment come from the platform",
          Architecture::timeChanceAndEnvironmentComeFromThePlatform);
  private static final Rule NAMES =
      new Rule("names say something", Architecture::namesSaySomething);
  private static final Rule NULLS =
      new Rule("every package is null-marked", Architecture::everyPackageIsNullMarked);

  static Stream<Rule> rules() {
    return Stream.of(USES, CYCLES, FRAME, SQL, HTTP, SLACK, PURE, TIME, NAMES, NULLS);
  }

  static Stream<Arguments> guilty() {
    return Stream.of(
        Arguments.of(USES, "KnowsADoor"),
        Arguments.of(USES, "KnowsAnotherDoor"),
        Arguments.of(USES, "KnowsARoom"),
        Arguments.of(USES, "NobodyThoughtOfMe"),
        Arguments.of(USES, "KnowsTheWiring"),
        Arguments.of(CYCLES, "GoesInCircles"),
        Arguments.of(FRAME, "KnowsAPage"),
        Arguments.of(SQL, "AsksTheHandle"),
        Arguments.of(SQL, "SpeaksSql"),
        Arguments.of(HTTP, "ServesHttp"),
        Arguments.of(SLACK, "CallsSlack"),
        Arguments.of(PURE, "ReadsAFile"),
        Arguments.of(PURE, "LooksAtAClock"),
        Arguments.of(PURE, "LooksAtTheTime"),
        Arguments.of(TIME, "AsksTheTime"),
        Arguments.of(TIME, "DrawsLots"),
        Arguments.of(TIME, "ReadsSettings"),
        Arguments.of(NAMES, "AccountManager"),
        Arguments.of(NAMES, "AccountDto"),
        Arguments.of(NULLS, "NobodyThoughtOfMe"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_house_keeps_the_rule(Rule rule) {
    rule.in.apply(new Architecture("heed")).check(HOUSE);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("guilty")
  void the_rule_finds_the_class_that_was_built_to_break_it(Rule rule, String guilty) {
    var found = rule.in.apply(new Architecture("heed.guilty")).evaluate(GUILTY);

    assertThat(found.getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).contains("." + guilty));
  }

  @Test
  void every_rule_has_a_guilty_class() {
    assertThat(guilty().map(each -> each.get()[0]).distinct())
        .containsExactlyElementsOf(rules().toList());
  }
}
