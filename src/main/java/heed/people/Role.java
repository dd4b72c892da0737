package heed.people;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What somebody may do; each role may do all that the ones before it may.
public enum Role {
  VIEWER("viewer"),
  CSM("csm"),
  PM("pm"),
  ADMIN("admin");

  /// The roles by their words.
  public static final Map<String, Role> BY_WORD;

  static {
    var roles = new LinkedHashMap<String, Role>();
    for (var role : values()) {
      roles.put(role.word, role);
    }
    BY_WORD = Collections.unmodifiableMap(roles);
  }

  private final String word;

  Role(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public boolean atLeast(Role other) {
    return compareTo(other) >= 0;
  }

  /// Whether amounts of money may be shown at all.
  public boolean seesMoney() {
    return atLeast(CSM);
  }

  /// The word, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return word;
  }
}
