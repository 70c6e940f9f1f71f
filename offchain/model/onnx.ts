/** Writes a graph as an ONNX file: protobuf messages with the field names and numbers of onnx.proto (IR version 10). */
import { create, createFileRegistry, type DescMessage, type Message, toBinary } from '@bufbuild/protobuf';
import {
  type FieldDescriptorProto_Label,
  type FieldDescriptorProto_Type,
  FileDescriptorProtoSchema,
} from '@bufbuild/protobuf/wkt';
import type { Attributes, ElementType, Graph, Value } from './graph.ts';

const IR_VERSION = 10n;
const OPSETS = [
  { domain: '', version: 21n },
  { domain: 'com.microsoft', version: 1n },
];

// google.protobuf.FieldDescriptorProto.Type
const FLOAT = 2;
const INT64 = 3;
const INT32 = 5;
const STRING = 9;
const MESSAGE = 11;
const BYTES = 12;

type FieldRow = [name: string, number: number, type: number | string, repeated?: 'repeated'];

/** The part of onnx.proto that is written here; a string type names another message. */
const MESSAGES: Readonly<Record<string, FieldRow[]>> = {
  ModelProto: [
    ['ir_version', 1, INT64],
    ['producer_name', 2, STRING],
    ['graph', 7, 'GraphProto'],
    ['opset_import', 8, 'OperatorSetIdProto', 'repeated'],
  ],
  OperatorSetIdProto: [
    ['domain', 1, STRING],
    ['version', 2, INT64],
  ],
  GraphProto: [
    ['node', 1, 'NodeProto', 'repeated'],
    ['name', 2, STRING],
    ['initializer', 5, 'TensorProto', 'repeated'],
    ['input', 11, 'ValueInfoProto', 'repeated'],
    ['output', 12, 'ValueInfoProto', 'repeated'],
  ],
  NodeProto: [
    ['input', 1, STRING, 'repeated'],
    ['output', 2, STRING, 'repeated'],
    ['name', 3, STRING],
    ['op_type', 4, STRING],
    ['attribute', 5, 'AttributeProto', 'repeated'],
    ['domain', 7, STRING],
  ],
  AttributeProto: [
    ['name', 1, STRING],
    ['f', 2, FLOAT],
    ['i', 3, INT64],
    ['s', 4, BYTES],
    ['ints', 8, INT64, 'repeated'],
    ['type', 20, INT32],
  ],
  TensorProto: [
    ['dims', 1, INT64, 'repeated'],
    ['data_type', 2, INT32],
    ['name', 8, STRING],
    ['raw_data', 9, BYTES],
  ],
  ValueInfoProto: [
    ['name', 1, STRING],
    ['type', 2, 'TypeProto'],
  ],
  TypeProto: [['tensor_type', 1, 'TensorTypeProto']],
  TensorTypeProto: [
    ['elem_type', 1, INT32],
    ['shape', 2, 'TensorShapeProto'],
  ],
  TensorShapeProto: [['dim', 1, 'DimensionProto', 'repeated']],
  DimensionProto: [['dim_value', 1, INT64]],
};

const schema = describe();

function describe(): (message: string) => DescMessage {
  const file = create(FileDescriptorProtoSchema, {
    name: 'onnx.proto',
    package: 'onnx',
    syntax: 'proto2',
    messageType: Object.entries(MESSAGES).map(([name, fields]) => ({
      name,
      field: fields.map(([field, number, type, repeated]) => ({
        name: field,
        number,
        label: (repeated ? 3 : 1) as FieldDescriptorProto_Label,
        type: (typeof type === 'string' ? MESSAGE : type) as FieldDescriptorProto_Type,
        ...(typeof type === 'string' ? { typeName: `.onnx.${type}` } : {}),
      })),
    })),
  });
  const registry = createFileRegistry(file, () => undefined);
  return (message) => registry.getMessage(`onnx.${message}`)!;
}

// onnx.TensorProto.DataType
const DATA_TYPES: Readonly<Record<ElementType, number>> = { float32: 1, int32: 6, int64: 7 };

// onnx.AttributeProto.AttributeType
const FLOAT_ATTRIBUTE = 1;
const INT_ATTRIBUTE = 2;
const STRING_ATTRIBUTE = 3;
const INTS_ATTRIBUTE = 7;
/** Numeric attributes that are floats in the operators' definitions; all others are integers. */
const FLOATS = new Set(['alpha', 'beta', 'epsilon']);

/** The bytes of an ONNX model with the graph's inputs, in their order, and the given outputs. */
export function writeOnnx(graph: Graph, outputs: readonly Value[]): Uint8Array {
  const model = message('ModelProto', {
    irVersion: IR_VERSION,
    producerName: 'alice',
    opsetImport: OPSETS.map((opset) => message('OperatorSetIdProto', opset)),
    graph: message('GraphProto', {
      name: 'graph',
      node: graph.nodes.map((node, i) =>
        message('NodeProto', {
          name: `node_${i}`,
          opType: node.operator,
          domain: node.domain,
          input: node.inputs.map((value) => value.name),
          output: node.outputs.map((value) => value.name),
          attribute: attributes(node.attributes),
        }),
      ),
      initializer: graph.constants.map(({ value, data }) =>
        message('TensorProto', {
          name: value.name,
          dims: value.shape.map(BigInt),
          dataType: DATA_TYPES[value.type],
          rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
        }),
      ),
      input: graph.inputs.map(valueInfo),
      output: outputs.map(valueInfo),
    }),
  });
  return toBinary(schema('ModelProto'), model);
}

function message(name: string, fields: Record<string, unknown>): Message {
  return create(schema(name), fields);
}

function valueInfo({ name, type, shape }: Value): Message {
  const dim = shape.map((size) => message('DimensionProto', { dimValue: BigInt(size) }));
  const tensorType = message('TensorTypeProto', {
    elemType: DATA_TYPES[type],
    shape: message('TensorShapeProto', { dim }),
  });
  return message('ValueInfoProto', { name, type: message('TypeProto', { tensorType }) });
}

function attributes(values: Attributes): Message[] {
  return Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string') {
      return message('AttributeProto', { name, type: STRING_ATTRIBUTE, s: new TextEncoder().encode(value) });
    }
    if (typeof value !== 'number') {
      return message('AttributeProto', { name, type: INTS_ATTRIBUTE, ints: value.map(BigInt) });
    }
    if (FLOATS.has(name)) return message('AttributeProto', { name, type: FLOAT_ATTRIBUTE, f: value });
    return message('AttributeProto', { name, type: INT_ATTRIBUTE, i: BigInt(value) });
  });
}
