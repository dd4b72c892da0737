package heed;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.NullMarked;

/// The rules of the house, for the packages below a root: `heed` itself, or the small house of
/// guilty classes that proves that they bite.
final class Architecture {
  private static final List<String> ROOMS =
      List.of(
          "people",
          "account",
          "feature",
          "announcement",
          "request",
          "discussion",
          "book",
          "ranking",
          "history",
          "outbox",
          "loop",
          "triage",
          "brief",
          "intake",
          "workspace",
          "openid",
          "webhook",
          "mail");

  /// What each part may use, besides itself. A part that is not in here has not been thought about.
  private static final Map<String, Set<String>> MAY_USE = new TreeMap<>();

  static {
    MAY_USE.put("platform", Set.of());
    MAY_USE.put("people", Set.of("platform"));
    MAY_USE.put("account", Set.of("platform"));
    MAY_USE.put("feature", Set.of("platform"));
    MAY_USE.put("announcement", Set.of("feature", "people", "platform"));
    MAY_USE.put("discussion", Set.of("feature", "people", "outbox", "platform"));
    MAY_USE.put("request", Set.of("account", "feature", "platform"));
    MAY_USE.put("book", Set.of("account", "feature", "request", "platform"));
    // What the Book hands out comes with it.
    MAY_USE.put("ranking", Set.of("book", "account", "feature", "request", "platform"));
    MAY_USE.put("history", Set.of("ranking", "book", "feature", "platform"));
    MAY_USE.put("outbox", Set.of("platform"));
    MAY_USE.put("loop", Set.of("account", "feature", "request", "people", "outbox", "platform"));
    MAY_USE.put(
        "triage", Set.of("account", "feature", "request", "people", "outbox", "loop", "platform"));
    MAY_USE.put(
        "brief", Set.of("account", "feature", "request", "people", "outbox", "loop", "platform"));
    MAY_USE.put("intake", Set.of("account", "feature", "request", "platform"));
    // Couriers tell of what happens in the rooms, which know nothing of them.
    MAY_USE.put("webhook", Set.of("feature", "request", "loop", "people", "outbox", "platform"));
    MAY_USE.put("workspace", Set.of("people", "platform"));
    MAY_USE.put("openid", Set.of("people", "platform"));
    MAY_USE.put(
        "mail",
        Set.of("loop", "discussion", "people", "outbox", "webhook", "workspace", "platform"));
    MAY_USE.put("demo", roomsAnd());
    MAY_USE.put("http", Set.of("people", "platform"));
    MAY_USE.put("api", roomsAnd("http"));
    MAY_USE.put("pages", roomsAnd("http"));
    MAY_USE.put("slack", roomsAnd("http"));
    MAY_USE.put("cli", roomsAnd("demo"));
  }

  private static final Set<String> NAMES_THAT_SAY_NOTHING =
      Set.of("Manager", "Util", "Utils", "Helper", "Impl", "Base", "DTO", "Dto", "Common");

  private final String root;

  Architecture(String root) {
    this.root = root;
  }

  private static Set<String> roomsAnd(String... more) {
    var all = new ArrayList<>(ROOMS);
    all.add("platform");
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  ArchRule everyPartUsesOnlyWhatItMay() {
    return classes()
        .that()
        .resideInAPackage(root + ".*..")
        .should(
            new ArchCondition<>("use only the parts that the table allows") {
              @Override
              public void check(JavaClass user, ConditionEvents events) {
                var allowed = MAY_USE.get(partOf(user));
                for (var dependency : user.getDirectDependenciesFromSelf()) {
                  var used = partOf(dependency.getTargetClass().getBaseComponentType());
                  if (used != null
                      && !used.equals(partOf(user))
                      && (allowed == null || !allowed.contains(used))) {
                    events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                  }
                }
              }
            });
  }

  /// The first name below the root: `account`; empty for the root itself, null for what is not
  /// ours.
  private String partOf(JavaClass type) {
    var name = type.getPackageName();
    if (name.equals(root)) {
      return "";
    }
    if (!name.startsWith(root + ".")) {
      return null;
    }
    var below = name.substring(root.length() + 1);
    var dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  ArchRule packagesHaveNoCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /// Pages stand side by side on their frame, which would not change if one of them went.
  ArchRule theFrameKnowsNoPage() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".pages.frame")
        .should(
            dependOnClassesThat(
                are(
                    "of a page",
                    type ->
                        type.getPackageName().startsWith(root + ".pages")
                            && !type.getPackageName().equals(root + ".pages.frame"))));
  }

  /// A handle may be passed along by anybody; only stores and the database ask it anything.
  ArchRule onlyStoresSpeakSql() {
    return noClasses()
        .that(outside("platform.database"))
        .and(are("no store", type -> !isStore(type)))
        .should(
            dependOnClassesThat(
                are(
                    "of a database driver or JDBI, but for its handle",
                    type ->
                        !type.isEquivalentTo(Handle.class)
                            && in(
                                type,
                                "java.sql",
                                "javax.sql",
                                "org.jdbi",
                                "org.flywaydb",
                                "com.zaxxer",
                                "org.sqlite",
                                "org.postgresql"))))
        .orShould(
            callMethodWhere(
                describe(
                    "a handle is asked",
                    call -> call.getTargetOwner().isAssignableTo(Handle.class))));
  }

  private static boolean isStore(JavaClass type) {
    return outermost(type).getSimpleName().endsWith("Store");
  }

  private static JavaClass outermost(JavaClass type) {
    var outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  ArchRule onlyDoorsServeHttp() {
    return noClasses()
        .that(outside("http", "api", "pages", "slack", ""))
        .should(
            dependOnClassesThat(
                are(
                    "of Javalin, Jetty or servlets",
                    type ->
                        in(
                            type,
                            Context.class.getPackageName().replace(".http", ""),
                            "org.eclipse.jetty",
                            "jakarta.servlet"))));
  }

  ArchRule onlySlackKnowsSlack() {
    return noClasses()
        .that(outside("slack", ""))
        .should(dependOnClassesThat(are("of Slack", type -> in(type, "com.slack.api"))));
  }

  /// The same facts, policy and date give the same figures: nothing else can have a say.
  ArchRule rankingIsPure() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".ranking..")
        .and(are("no store", type -> !isStore(type)))
        .should(
            dependOnClassesThat(
                are(
                    "of files, networks, databases, threads, clocks or chance",
                    type ->
                        in(type, "java.nio.file", "java.nio.channels", "java.net", "java.sql")
                            || in(type, "org.jdbi", root + ".platform.database")
                            || in(type, "java.util.random")
                            || (in(type, "java.io") && !isSerialization(type))
                            || Set.of(
                                    Clock.class.getName(),
                                    InstantSource.class.getName(),
                                    Random.class.getName(),
                                    UUID.class.getName(),
                                    Thread.class.getName())
                                .contains(type.getName()))))
        .orShould(
            callMethodWhere(
                describe("it depends on the moment", call -> isMoment(call.getTarget()))))
        .orShould(
            callMethodWhere(
                describe(
                    "the machine is asked",
                    call ->
                        call.getTargetOwner().isEquivalentTo(System.class)
                            && !call.getTarget().getName().equals("arraycopy"))));
  }

  private static boolean isSerialization(JavaClass type) {
    return type.getSimpleName().startsWith("Serializ");
  }

  ArchRule timeChanceAndEnvironmentComeFromThePlatform() {
    return noClasses()
        .that(outside("platform", ""))
        .should(
            callCodeUnits(
                "which tell the time, draw lots or read the environment",
                target -> isMoment(target) || isChance(target) || isEnvironment(target)));
  }

  private static ArchCondition<JavaClass> callCodeUnits(
      String description, Predicate<CodeUnitCallTarget> calls) {
    return callCodeUnitWhere(describe(description, call -> calls.test(call.getTarget())));
  }

  private static boolean isMoment(CodeUnitCallTarget target) {
    var owner = target.getOwner();
    var name = target.getName();
    var noArguments = target.getRawParameterTypes().isEmpty();
    return (in(owner, Instant.class.getPackageName()) && name.equals("now"))
        || (in(owner, Instant.class.getPackageName()) && name.startsWith("system"))
        || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
        || (owner.getName().equals("java.util.Date") && name.equals("<init>") && noArguments)
        || (owner.getName().equals("java.util.Calendar") && name.equals("getInstance"));
  }

  private static boolean isChance(CodeUnitCallTarget target) {
    var owner = target.getOwner();
    var made = target.getName().equals("<init>");
    return (owner.isAssignableTo(Random.class) && made)
        || owner.getName().equals("java.util.concurrent.ThreadLocalRandom")
        || (owner.isEquivalentTo(UUID.class) && target.getName().equals("randomUUID"))
        || (owner.isEquivalentTo(Math.class) && target.getName().equals("random"));
  }

  private static boolean isEnvironment(CodeUnitCallTarget target) {
    return target.getOwner().isEquivalentTo(System.class) && target.getName().equals("getenv");
  }

  ArchRule namesSaySomething() {
    return noClasses()
        .should(
            new ArchCondition<>("have a name that says nothing") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                var empty =
                    NAMES_THAT_SAY_NOTHING.stream().anyMatch(type.getSimpleName()::endsWith);
                events.add(new SimpleConditionEvent(type, empty, type.getDescription()));
              }
            });
  }

  ArchRule everyPackageIsNullMarked() {
    return classes()
        .that(are("ours and not generated", type -> !in(type, root + ".pages.templates")))
        .should(
            new ArchCondition<>("live in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getDescription()));
              }
            });
  }

  private DescribedPredicate<JavaClass> outside(String... parts) {
    return are(
        "outside " + Arrays.toString(parts),
        type ->
            Arrays.stream(parts)
                .noneMatch(part ->
                    part.isEmpty()
                        ? type.getPackageName().equals(root)
                        : in(type, root + "." + part)));
  }

  private static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> test) {
    return describe(description, test);
  }

  private static boolean in(JavaClass type, String... packages) {
    var name = type.getBaseComponentType().getPackageName();
    return Arrays.stream(packages)
        .anyMatch(each -> name.equals(each) || name.startsWith(each + "."));
  }
}
