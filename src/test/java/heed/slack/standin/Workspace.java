package heed.slack.standin;

import heed.platform.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the stand-in's workspace holds, and what each method does with it. One lock guards all: a
/// test wants order, not speed.
public final class Workspace {
  private static final Duration TRIGGER_LASTS = Duration.ofSeconds(3);

  /// A modal or Home as it was opened or changed.
  ///
  /// @param hash stands for this state of it
  public record View(String id, String userId, JsonNode json, String hash) {}

  private record Trigger(Instant since, boolean used) {}

  private final InstantSource clock;
  private final String team;
  private final String name;
  private final Map<String, SlackMember> members = new LinkedHashMap<>();
  private final Map<String, String> channels = new HashMap<>();
  private final Map<String, Trigger> triggers = new HashMap<>();
  private final Map<String, JsonNode> messages = new LinkedHashMap<>();
  private final List<View> views = new ArrayList<>();
  private final Set<String> closed = new HashSet<>();
  private long number = 1000;

  Workspace(InstantSource clock, String team, String name) {
    this.clock = clock;
    this.team = team;
    this.name = name;
  }

  /// Slack's id of it.
  public String team() {
    return team;
  }

  public String name() {
    return name;
  }

  public synchronized SlackMember add(SlackMember member) {
    members.put(member.id(), member);
    return member;
  }

  /// Adds a channel.
  ///
  /// @param trouble the code that posting there is refused with, or null when the app is a member
  public synchronized void channel(String id, @Nullable String trouble) {
    channels.put(id, trouble == null ? "" : trouble);
  }

  /// A trigger as a command or a click brings it: good once, for three seconds.
  public synchronized String trigger() {
    return trigger(Duration.ZERO);
  }

  /// A trigger that is as old as this already.
  public synchronized String trigger(Duration age) {
    var id = nextNumber() + "." + nextNumber() + "." + team;
    triggers.put(id, new Trigger(clock.instant().minus(age), false));
    return id;
  }

  /// Every view that was opened or published, oldest first.
  public synchronized List<View> views() {
    return List.copyOf(views);
  }

  public synchronized View lastView() {
    return views.getLast();
  }

  /// Somebody closes a modal.
  public synchronized void close(View view) {
    closed.add(view.id());
  }

  /// A message as it stands now, with its `text` and `blocks`.
  public synchronized Optional<JsonNode> message(String channel, String timestamp) {
    return Optional.ofNullable(messages.get(channel + " " + timestamp));
  }

  /// The channel and timestamp of each message, in order of posting.
  public synchronized List<String> messageKeys() {
    return List.copyOf(messages.keySet());
  }

  synchronized long nextNumber() {
    return ++number;
  }

  synchronized Map<String, Object> answer(String method, Map<String, String> arguments) {
    return switch (method) {
      case "auth.test" -> ok(Map.of("team_id", team, "user_id", "U0HEED", "bot_id", "B0HEED"));
      case "users.info" -> {
        var withLocale = truth(arguments, "include_locale");
        yield user(members.get(arguments.get("user")), "user_not_found", withLocale);
      }
      case "users.lookupByEmail" -> user(byEmail(arguments.get("email")), "users_not_found", false);
      case "conversations.open" -> open(arguments);
      case "chat.postMessage" -> post(arguments);
      case "chat.update" -> update(arguments);
      case "views.open" -> openView(arguments);
      case "views.publish" -> publish(arguments);
      case "views.update" -> updateView(arguments);
      default -> no("unknown_method");
    };
  }

  static Map<String, Object> no(String code) {
    return Map.of("ok", false, "error", code);
  }

  private static Map<String, Object> ok(Map<String, ?> more) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("ok", true);
    answer.putAll(more);
    return answer;
  }

  private static boolean truth(Map<String, String> arguments, String name) {
    var value = arguments.getOrDefault(name, "");
    return value.equals("1") || value.equals("true");
  }

  private Map<String, Object> user(
      @Nullable SlackMember member, String trouble, boolean withLocale) {
    return member == null ? no(trouble) : ok(Map.of("user", member.json(team, withLocale)));
  }

  private @Nullable SlackMember byEmail(@Nullable String email) {
    return members.values().stream()
        .filter(member -> member.email().equalsIgnoreCase(email))
        .filter(member -> !member.kind().equals("deleted"))
        .findFirst()
        .orElse(null);
  }

  private Map<String, Object> open(Map<String, String> arguments) {
    var user = arguments.getOrDefault("users", "");
    if (!members.containsKey(user)) {
      return no("user_not_found");
    }
    var channel = "D" + user.substring(1);
    channels.putIfAbsent(channel, "");
    return ok(Map.of("channel", Map.of("id", channel)));
  }

  private Map<String, Object> post(Map<String, String> arguments) {
    var channel = arguments.getOrDefault("channel", "");
    var trouble = channels.get(channel);
    if (trouble == null) {
      return no("channel_not_found");
    }
    if (!trouble.isEmpty()) {
      return no(trouble);
    }
    var refusal = threadTrouble(channel, arguments);
    if (refusal != null) {
      return no(refusal);
    }
    var blocks = nested(arguments, "blocks");
    var text = arguments.getOrDefault("text", "");
    var problems = BlockKitCheck.message(text, blocks);
    if (!problems.isEmpty()) {
      return invalid("invalid_blocks", problems);
    }
    var timestamp = clock.instant().getEpochSecond() + "." + String.format("%06d", nextNumber());
    messages.put(channel + " " + timestamp, standing(text, blocks, arguments));
    return ok(Map.of("channel", channel, "ts", timestamp));
  }

  /// A reply needs a message to stand beneath, which is no reply itself: Slack would take some of
  /// these, and show them where nobody looks. It would also take a reply that is shown to the whole
  /// channel; we do not want to send one.
  private @Nullable String threadTrouble(String channel, Map<String, String> arguments) {
    var thread = arguments.get("thread_ts");
    if (thread == null) {
      return null;
    }
    if (!arguments.getOrDefault("reply_broadcast", "0").matches("0|false")) {
      return "broadcast_is_noise";
    }
    var above = messages.get(channel + " " + thread);
    return above == null || !above.path("thread").asString("").isEmpty()
        ? "thread_not_found"
        : null;
  }

  private Map<String, Object> update(Map<String, String> arguments) {
    var key = arguments.get("channel") + " " + arguments.get("ts");
    var before = messages.get(key);
    if (before == null) {
      return no("message_not_found");
    }
    var blocks = nested(arguments, "blocks");
    var text = arguments.getOrDefault("text", "");
    var problems = BlockKitCheck.update(text, blocks);
    if (!problems.isEmpty()) {
      return invalid("invalid_blocks", problems);
    }
    var changed = new LinkedHashMap<>(arguments);
    changed.put("thread_ts", before.path("thread").asString(""));
    messages.put(key, standing(text, blocks, changed));
    return ok(Map.of("channel", arguments.getOrDefault("channel", ""), "ts", "1.1"));
  }

  private static JsonNode standing(String text, JsonNode blocks, Map<String, String> arguments) {
    return Json.treeOf(
        Map.of(
            "text",
            text,
            "blocks",
            blocks,
            "metadata",
            nested(arguments, "metadata"),
            "thread",
            arguments.getOrDefault("thread_ts", "")));
  }

  private Map<String, Object> openView(Map<String, String> arguments) {
    var id = arguments.getOrDefault("trigger_id", "");
    var trigger = triggers.get(id);
    if (trigger == null) {
      return no("invalid_trigger_id");
    }
    if (trigger.used) {
      return no("exchanged_trigger_id");
    }
    if (Duration.between(trigger.since, clock.instant()).compareTo(TRIGGER_LASTS) > 0) {
      return no("expired_trigger_id");
    }
    triggers.put(id, new Trigger(trigger.since, true));
    return show("V" + nextNumber(), "", nested(arguments, "view"));
  }

  private Map<String, Object> publish(Map<String, String> arguments) {
    var user = arguments.getOrDefault("user_id", "");
    if (!members.containsKey(user)) {
      return no("invalid_user_id");
    }
    return isStale(arguments, view -> view.userId().equals(user))
        ? no("hash_conflict")
        : show("V" + user, user, nested(arguments, "view"));
  }

  /// Puts other blocks into a modal that is open.
  private Map<String, Object> updateView(Map<String, String> arguments) {
    var id = arguments.getOrDefault("view_id", "");
    if (closed.contains(id) || views.stream().noneMatch(view -> view.id().equals(id))) {
      return no("not_found");
    }
    return isStale(arguments, view -> view.id().equals(id))
        ? no("hash_conflict")
        : show(id, "", nested(arguments, "view"));
  }

  /// Whether a call is about an earlier state of a view.
  private boolean isStale(Map<String, String> arguments, Predicate<View> meant) {
    var hash = arguments.getOrDefault("hash", "");
    return !hash.isEmpty()
        && views.stream()
            .filter(meant)
            .reduce((_, later) -> later)
            .filter(view -> !view.hash().equals(hash))
            .isPresent();
  }

  private Map<String, Object> show(String id, String userId, JsonNode view) {
    var problems = BlockKitCheck.view(view);
    if (!problems.isEmpty()) {
      return invalid("invalid_arguments", problems);
    }
    var hash = nextNumber() + ".hash";
    views.add(new View(id, userId, view, hash));
    return ok(Map.of("view", Map.of("id", id, "hash", hash)));
  }

  private static Map<String, Object> invalid(String code, List<String> problems) {
    return Map.of(
        "ok",
        false,
        "error",
        BlockKitCheck.code(problems, code),
        "response_metadata",
        Map.of("messages", problems));
  }

  private static JsonNode nested(Map<String, String> arguments, String name) {
    return Json.tree(arguments.getOrDefault(name, "null"));
  }
}
