import Support
import Testing

/// An engine that keeps a ledger.
enum StoreKind: String, CaseIterable {
  case sqlite
  case postgres

  /// The one that the test which is running is to use.
  @TaskLocal static var current = sqlite
}

/// Runs every test of a suite twice: on a file, and on a server.
struct OnBothStores: SuiteTrait, TestTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    for kind in StoreKind.allCases {
      try await StoreKind.$current.withValue(kind) { try await function() }
    }
  }
}

/// Leaves the second run out, where a test looks at what is a file's alone.
struct OnFileOnly: TestTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    if StoreKind.current == .sqlite { try await function() }
  }
}

extension Trait where Self == OnFileOnly {
  /// On a file alone, in a suite that runs on both.
  static var onFileOnly: Self { Self() }
}

extension Trait where Self == OnBothStores {
  /// On a file, and on a server.
  static var onBothStores: Self { Self() }
}

extension Trait where Self == IssueHandlingTrait {
  /// Says of what goes wrong on which store it did.
  static var namingTheStore: Self {
    .compactMapIssues { issue in
      var issue = issue
      issue.comments.append("on \(StoreKind.current)")
      return issue
    }
  }
}
