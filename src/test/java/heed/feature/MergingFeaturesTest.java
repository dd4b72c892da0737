package heed.feature;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static heed.feature.FeatureStoreTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.Desk;
import heed.cast.TestDatabase;
import heed.platform.Refused;
import heed.platform.database.Chain;
import heed.platform.database.Dialect;
import heed.request.Request;
import heed.request.RequestStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergingFeaturesTest {
  private static AFeature feature(String key) {
    return sso().key(key).title("Feature " + key);
  }

  private static Desk deskWith(TestDatabase test, String... features) {
    var desk = new Desk(test.database());
    Arrays.stream(features).forEach(key -> desk.keep(feature(key)));
    return desk;
  }

  private static void merge(Desk desk, String key, String into) {
    desk.write(tx -> desk.merging.merge(tx, key, into));
  }

  private static void unmerge(Desk desk, String key) {
    desk.write(tx -> desk.merging.unmerge(tx, key));
  }

  /// Which feature stands for each, in the order of keys: `A→B`.
  private static List<String> standing(Desk desk) {
    return new TreeMap<>(desk.database().read(desk.features::roots))
        .entrySet().stream().map(pair -> pair.getKey() + "→" + pair.getValue()).toList();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_chain_of_merges_has_one_feature_that_stands_for_all(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = deskWith(test, "A", "B", "C", "D");

      merge(desk, "A", "B");
      merge(desk, "B", "C");
      merge(desk, "D", "A");

      assertThat(standing(desk)).containsExactly("A→C", "B→C", "C→C", "D→C");
      var merged = desk.database().read(handle -> desk.features.mergedInto(handle, "C"));
      assertThat(merged).extracting(Feature::key).containsExactly("A", "B", "D");
      var root = desk.database().read(handle -> desk.features.findRoot(handle, "A"));
      assertThat(root.orElseThrow().value().key()).isEqualTo("C");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void merges_are_undone_in_any_order(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = deskWith(test, "A", "B", "C");

      merge(desk, "A", "B");
      merge(desk, "B", "C");
      unmerge(desk, "B");
      assertThat(standing(desk)).containsExactly("A→B", "B→B", "C→C");
      unmerge(desk, "A");
      assertThat(standing(desk)).containsExactly("A→A", "B→B", "C→C");

      merge(desk, "A", "B");
      merge(desk, "B", "C");
      unmerge(desk, "A");
      assertThat(standing(desk)).containsExactly("A→A", "B→C", "C→C");
      unmerge(desk, "B");
      assertThat(standing(desk)).containsExactly("A→A", "B→B", "C→C");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_would_stand_for_itself_is_refused(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = deskWith(test, "A", "B", "C");
      merge(desk, "A", "B");

      assertRefused(() -> merge(desk, "B", "B"), Refused.Kind.CONFLICT);
      assertRefused(() -> merge(desk, "B", "A"), Refused.Kind.CONFLICT);
      assertRefused(() -> merge(desk, "A", "C"), Refused.Kind.CONFLICT);
      assertRefused(() -> unmerge(desk, "B"), Refused.Kind.CONFLICT);
      assertRefused(() -> merge(desk, "X", "A"), Refused.Kind.NOT_FOUND);
      assertRefused(() -> unmerge(desk, "X"), Refused.Kind.NOT_FOUND);
      assertThatThrownBy(() -> merge(desk, "C", "X"))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.errors()).extracting("field").containsExactly("into"));

      assertThat(standing(desk)).containsExactly("A→B", "B→B", "C→C");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void any_order_of_merges_and_undoing_leaves_the_roots_true(Dialect dialect) {
    var seed = 20_261_122L;
    var random = new Random(seed);
    var keys = List.of("A", "B", "C", "D", "E", "F", "G");
    try (var test = TestDatabase.of(dialect)) {
      var desk = deskWith(test, keys.toArray(String[]::new));
      for (var step = 0; step < 120; step++) {
        var one = keys.get(random.nextInt(keys.size()));
        var other = keys.get(random.nextInt(keys.size()));
        try {
          if (random.nextInt(3) > 0) {
            merge(desk, one, other);
          } else {
            unmerge(desk, one);
          }
        } catch (Refused refused) {
          assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
        }

        assertThat(standing(desk)).as("seed %s, step %s", seed, step).isEqualTo(walked(desk, keys));
      }
      Chain.whole(test.database());
    }
  }

  /// The same by walking from each feature to what it was merged into, until the end.
  private static List<String> walked(Desk desk, List<String> keys) {
    var direct = new TreeMap<String, String>();
    desk.database()
        .read(handle -> {
          desk.features.forEach(
              handle,
              found -> direct.put(found.value().key(), String.valueOf(found.value().mergedInto())));
          return direct;
        });
    return keys.stream().map(key -> key + "→" + end(direct, key)).toList();
  }

  private static String end(Map<String, String> direct, String key) {
    var at = key;
    for (var steps = 0; !direct.getOrDefault(at, "null").equals("null"); steps++) {
      assertThat(steps).as("a cycle at " + key).isLessThan(direct.size());
      at = direct.getOrDefault(at, "null");
    }
    return at;
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void requests_stay_where_they_were_filed_and_count_for_what_stands_for_it(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = deskWith(test, "A", "B", "C");
      desk.keep(acme());
      desk.keep(globex());
      desk.keep("r1", ARequest.by("acme", "A"));
      desk.keep("r2", ARequest.by("globex", "B"));
      desk.keep("r3", ARequest.by("acme", "C"));

      merge(desk, "A", "B");
      merge(desk, "B", "C");

      assertThat(behind(desk, "C")).containsExactly("r3", "r1", "r2");
      assertThat(behind(desk, "A")).isEmpty();
      assertThat(listed(desk, "C")).containsExactly("r1", "r2", "r3");
      assertThat(listed(desk, "A")).containsExactly("r1");

      unmerge(desk, "B");

      assertThat(behind(desk, "C")).containsExactly("r3");
      assertThat(behind(desk, "B")).containsExactly("r1", "r2");
    }
  }

  private static List<String> behind(Desk desk, String feature) {
    return desk.database().read(handle -> desk.requests.behind(handle, feature)).stream()
        .map(Request::key)
        .toList();
  }

  private static List<String> listed(Desk desk, String feature) {
    var filter = new RequestStore.Filter(null, feature, null);
    return desk.database().read(handle -> desk.requests.page(handle, filter, 0, 100)).stream()
        .map(found -> found.value().key())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_merge_is_one_change_and_the_feature_keeps_the_rest(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = deskWith(test, "A", "B");

      merge(desk, "A", "B");
      desk.keep(feature("A").title("Renamed while merged"));
      unmerge(desk, "A");

      assertThat(Chain.whole(test.database()))
          .extracting("action")
          .containsExactly("created", "created", "merged", "updated", "unmerged");
      assertThat(standing(desk)).containsExactly("A→A", "B→B");
      assertThat(
              desk.database().read(handle -> desk.features.find(handle, "A")).orElseThrow().value())
          .isEqualTo(feature("A").title("Renamed while merged").feature());
    }
  }
}
