namespace AIOps.Integrations.OpenAI;

/// <summary>The strict schema of an answer: every object closed, every member required, no keyword that strict mode does not know.</summary>
internal static class AnswerSchema
{
    public const string Name = "incident_summary";

    public const string Json = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["hypotheses", "claims", "proposedActionId", "nextChecks"],
          "properties": {
            "hypotheses": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["entity", "text", "evidenceIds"],
                "properties": {
                  "entity": { "type": "string" },
                  "text": { "type": "string" },
                  "evidenceIds": { "type": "array", "items": { "type": "string" } }
                }
              }
            },
            "claims": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["text", "kind", "entity", "evidenceIds", "numbers", "actionId"],
                "properties": {
                  "text": { "type": "string" },
                  "kind": { "type": "string", "enum": ["fact", "root", "caused", "hypothesis", "action"] },
                  "entity": { "type": "string" },
                  "evidenceIds": { "type": "array", "items": { "type": "string" } },
                  "numbers": { "type": "array", "items": { "type": "number" } },
                  "actionId": { "type": ["string", "null"] }
                }
              }
            },
            "proposedActionId": { "type": ["string", "null"] },
            "nextChecks": { "type": "array", "items": { "type": "string" } }
          }
        }
        """;
}
